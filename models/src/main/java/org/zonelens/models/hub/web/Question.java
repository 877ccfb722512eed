package org.zonelens.models.hub.web;

import java.net.URI;

/**
 * What is asked of a server.
 *
 * @param from the first byte wanted; 0 for the whole
 */
record Question(Kind kind, URI uri, long from) {

  /** Whether the content is wanted, or only what is said about it. */
  enum Kind {
    HEAD,
    GET
  }

  static Question head(URI uri) {
    return new Question(Kind.HEAD, uri, 0);
  }

  static Question get(URI uri, long from) {
    return new Question(Kind.GET, uri, from);
  }
}
