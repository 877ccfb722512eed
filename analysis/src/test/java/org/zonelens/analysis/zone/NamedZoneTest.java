package org.zonelens.analysis.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;

class NamedZoneTest {
  /** [CLS] Q Q [SEP] P P P [SEP] PAD PAD. */
  private static final Roles ROLES =
      Roles.of(
          List.of(
              Role.CLS,
              Role.QUESTION,
              Role.QUESTION,
              Role.SEP,
              Role.PASSAGE,
              Role.PASSAGE,
              Role.PASSAGE,
              Role.SEP,
              Role.PAD,
              Role.PAD));

  /** Rows and columns as letters: C, Q, S, P, D (padding). */
  private static String letters(Cells cells) {
    String letters = "CQQSPPPSDD";
    StringBuilder rows = new StringBuilder();
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      boolean row = false;
      boolean column = false;
      for (int j = 0; j < letters.length(); j++) {
        row |= cells.at(i, j);
        column |= cells.at(j, i);
      }
      rows.append(row ? letters.charAt(i) : "");
      columns.append(column ? letters.charAt(i) : "");
    }
    return rows + "x" + columns;
  }

  @ParameterizedTest
  @CsvSource({
    "Q2, QQxQQ, 4",
    "P2, PPPxPPP, 9",
    "Q2P, CQQSSxPPP, 15",
    "P2Q, CSPPPSxQQ, 12",
    "ALL, CQQSPPPSxQQPPP, 40",
    "CLS, CQQSPPPSxC, 8",
    "SEP, CQQSPPPSxSS, 16",
    "SPECIAL, CQQSPPPSxCSS, 24",
    "DIAGONAL, CQQSPPPSxCQQSPPPS, 8",
    "PUBLISHED_ALL, x, 0"
  })
  void publishedRowsIncludeTheSpecialTokens(NamedZone zone, String expected, int count) {
    Cells cells = zone.cells(ROLES, Convention.PUBLISHED);
    assertEquals(expected, letters(cells));
    assertEquals(count, cells.count());
  }

  @ParameterizedTest
  @CsvSource({
    "Q2, QQxQQ, 4",
    "P2, PPPxPPP, 9",
    "Q2P, QQxPPP, 6",
    "P2Q, PPPxQQ, 6",
    "ALL, QQPPPxQQPPP, 25",
    "SPECIAL, CQQSPPPSxCSS, 24"
  })
  void strictRowsAreQuestionAndPassageOnly(NamedZone zone, String expected, int count) {
    Cells cells = zone.cells(ROLES, Convention.STRICT);
    assertEquals(expected, letters(cells));
    assertEquals(count, cells.count());
  }

  @Test
  void strictAllIsTheUnionOfTheFourZones() {
    Cells union = Cells.none(ROLES.size());
    for (NamedZone zone : List.of(NamedZone.Q2, NamedZone.P2, NamedZone.Q2P, NamedZone.P2Q)) {
      union = union.union(zone.cells(ROLES, Convention.STRICT));
    }
    assertEquals(union, NamedZone.ALL.cells(ROLES, Convention.STRICT));
  }

  @ParameterizedTest
  @EnumSource
  void noZoneTouchesPadding(NamedZone zone) {
    for (Convention convention : Convention.values()) {
      zone.cells(ROLES, convention)
          .forEach((from, to) -> assertTrue(from < 8 && to < 8, from + " to " + to));
    }
  }

  @Test
  void onlyPublishedAllRevealsPadding() {
    assertTrue(Intervention.parse("published-all").zone().revealsPadding());
    assertTrue(Intervention.parse("published-all+q2").zone().revealsPadding());
    assertFalse(Intervention.parse("all").zone().revealsPadding());
  }

  @Test
  void combinationsAreSetsOfCells() {
    Cells withoutDiagonal =
        Intervention.parse("p2-diagonal").zone().cells(ROLES, Convention.PUBLISHED);
    assertEquals(6, withoutDiagonal.count());
    assertFalse(withoutDiagonal.at(4, 4));
    assertTrue(withoutDiagonal.at(4, 5));
    assertEquals(
        3, Intervention.parse("p2&diagonal").zone().cells(ROLES, Convention.PUBLISHED).count());
    assertEquals(13, Intervention.parse("q2+p2").zone().cells(ROLES, Convention.PUBLISHED).count());
  }

  @Test
  void aBandReachesItsDistanceOnBothSides() {
    Cells band = Intervention.parse("diagonal:1").zone().cells(ROLES, Convention.PUBLISHED);
    assertEquals(8 + 7 + 7, band.count());
    assertTrue(band.at(3, 4) && band.at(4, 3));
    assertFalse(band.at(3, 5));
    assertFalse(band.at(7, 8), "padding");
  }

  @Test
  void aBlockOfTokensIgnoresPositionsPastTheWindow() {
    Cells block = Intervention.parse("[0-1,50/4-5]").zone().cells(ROLES, Convention.PUBLISHED);
    assertEquals("CQxPP", letters(block));
  }
}
