package org.zonelens.models.hub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;

/**
 * What a model's main branch holds now.
 *
 * @param sha the commit: 40 hexadecimal digits, so that it is safe as a folder's name
 * @param files as the hub names them, unchecked: they may hold anything
 */
public record Revision(String sha, List<String> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Revision {
    files = List.copyOf(files);
  }

  static Revision parse(byte[] json, String host) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new InputException(broken, WebFault.ODD_ANSWER, host, "JSON");
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory could not be read", impossible);
    }
    String sha = root.path("sha").asText("");
    if (!sha.matches("[0-9a-f]{40}")) {
      throw new InputException(WebFault.ODD_ANSWER, host, "sha");
    }
    if (!root.path("siblings").isArray()) {
      throw new InputException(WebFault.ODD_ANSWER, host, "siblings");
    }
    List<String> files = new ArrayList<>();
    for (JsonNode sibling : root.path("siblings")) {
      if (sibling.path("rfilename").isTextual()) {
        files.add(sibling.path("rfilename").textValue());
      }
    }
    return new Revision(sha, files);
  }
}
