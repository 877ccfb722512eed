package org.zonelens.models.hub.web;

import java.net.URI;

/**
 * A file of one revision of a model, as the hub describes it.
 *
 * @param name without folders
 * @param uri where the hub gives it, or tells who does
 * @param size in bytes
 */
public record RemoteFile(String name, URI uri, Checksum checksum, long size) {}
