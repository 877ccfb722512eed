package org.zonelens.app.gates;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.fixture.ForbiddenArrow;
import org.zonelens.app.gates.cycle.one.One;

class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.zonelens");

  private static final ArchRule DOMAIN_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("org.zonelens.analysis..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.zonelens.models..",
              "org.zonelens.viewer..",
              "org.zonelens.app..",
              "org.zonelens.assets..",
              "ai.djl..",
              "javafx..");

  private static final ArchRule NO_CYCLES =
      slices().matching("org.zonelens.(**)").should().beFreeOfCycles();

  static List<ArchRule> rules() {
    return List.of(
        DOMAIN_STANDS_ALONE,
        noClasses()
            .that()
            .resideInAPackage("org.zonelens.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.zonelens.viewer..", "org.zonelens.app..", "org.zonelens.assets..", "javafx.."),
        noClasses()
            .that()
            .resideInAPackage("org.zonelens.viewer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.zonelens.models..", "org.zonelens.app..", "ai.djl.."),
        noClasses()
            .that()
            .resideInAPackage("org.zonelens.assets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.zonelens.analysis..",
                "org.zonelens.models..",
                "org.zonelens.viewer..",
                "org.zonelens.app.."),
        // The command line works where there is no window toolkit at all.
        noClasses()
            .that()
            .resideInAPackage("org.zonelens.app.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.zonelens.app.window.."),
        NO_CYCLES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProgramKeepsItsArrows(ArchRule rule) {
    assertTrue(PROGRAM.size() > 50, "classes are found at all");
    rule.check(PROGRAM);
  }

  @Test
  void anArrowFromTheDomainToTheApplicationIsRejected() {
    JavaClasses bad = new ClassFileImporter().importClasses(ForbiddenArrow.class);
    assertFalse(DOMAIN_STANDS_ALONE.evaluate(bad).getFailureReport().isEmpty());
  }

  @Test
  void aCycleBetweenPackagesIsRejected() {
    JavaClasses bad =
        new ClassFileImporter()
            .importPackages(One.class.getPackageName(), "org.zonelens.app.gates.cycle.two");
    assertFalse(NO_CYCLES.evaluate(bad).getFailureReport().isEmpty());
  }
}
