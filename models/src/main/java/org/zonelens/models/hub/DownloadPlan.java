package org.zonelens.models.hub;

import java.net.URI;
import java.nio.file.Path;

/**
 * What is about to be downloaded.
 *
 * @param files how many have to be fetched
 * @param bytes of those files in all
 * @param present bytes of them that an earlier try has left
 * @param folder of the cache that they go to
 */
public record DownloadPlan(String id, URI hub, int files, long bytes, long present, Path folder) {}
