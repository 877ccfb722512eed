package org.zonelens.app.window.attention;

import org.zonelens.viewer.map.MappedZone;

/**
 * A zone outlined on the map.
 *
 * @param mass what {@link ZoneMass} says about the map shown
 */
record ShownZone(MappedZone zone, double mass) {}
