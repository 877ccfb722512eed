package org.zonelens.models.demo;

/**
 * Someone or something a passage tells of.
 *
 * @param full the whole name, as at first mention: {@code Elena Varmund}
 * @param brief the name that is enough later: {@code Varmund}
 * @param pronoun {@code she}, {@code he} or {@code it}
 * @param possessive {@code her}, {@code his} or {@code its}
 * @param noun a common noun that can stand for it: {@code the bridge}; the pronoun if there is none
 */
record Entity(String full, String brief, String pronoun, String possessive, String noun) {}
