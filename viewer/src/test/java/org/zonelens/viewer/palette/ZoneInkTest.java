package org.zonelens.viewer.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ZoneInkTest {

  @Test
  void theFourZonesHaveFourColoursWhereverTheyStandInTheList() {
    Set<Integer> inks =
        Stream.of("q2", "q2p", "p2q", "p2")
            .map(name -> ZoneInk.argb(name, 0))
            .collect(Collectors.toSet());
    assertEquals(4, inks.size());
    assertEquals(ZoneInk.argb("p2q", 0), ZoneInk.argb("p2q", 3));
  }

  @Test
  void customZonesAreToldApartByTheirPlace() {
    assertNotEquals(ZoneInk.argb("[1-4/9]", 0), ZoneInk.argb("answer", 1));
  }
}
