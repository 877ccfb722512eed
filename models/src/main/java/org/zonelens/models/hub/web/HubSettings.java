package org.zonelens.models.hub.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.zonelens.analysis.fault.InputException;

/**
 * Where the hub is and how it is talked to.
 *
 * @param endpoint without a slash at its end
 * @param offline whether the user forbids all connections
 * @param answer the longest wait for an answer to begin
 * @param silence the longest wait for the next bytes of an answer that has begun
 */
public record HubSettings(
    URI endpoint,
    Optional<AccessToken> token,
    boolean offline,
    Duration answer,
    Duration silence,
    EnvironmentProxy proxy) {
  private static final String HUGGING_FACE = "https://huggingface.co";
  private static final int USUAL_SECONDS = 10;

  /**
   * What the environment says: {@code HF_ENDPOINT}, {@code HF_HUB_OFFLINE}, {@code
   * TRANSFORMERS_OFFLINE}, {@code HF_HUB_ETAG_TIMEOUT}, {@code HF_HUB_DOWNLOAD_TIMEOUT}, the token
   * and the proxies.
   *
   * @throws InputException if {@code HF_ENDPOINT} is no web address
   */
  public static HubSettings of(HubEnvironment environment) {
    return new HubSettings(
        endpoint(environment.text("HF_ENDPOINT").orElse(HUGGING_FACE)),
        AccessToken.of(environment),
        environment.flag("HF_HUB_OFFLINE") || environment.flag("TRANSFORMERS_OFFLINE"),
        seconds(environment, "HF_HUB_ETAG_TIMEOUT"),
        seconds(environment, "HF_HUB_DOWNLOAD_TIMEOUT"),
        EnvironmentProxy.of(environment));
  }

  private static URI endpoint(String value) {
    String trimmed = value.replaceAll("/+$", "");
    try {
      URI uri = new URI(trimmed);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean usable =
          (scheme.equals("https") || scheme.equals("http"))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (usable) {
        return uri;
      }
    } catch (URISyntaxException broken) {
      throw new InputException(broken, WebFault.BAD_ENDPOINT, value);
    }
    throw new InputException(WebFault.BAD_ENDPOINT, value);
  }

  private static Duration seconds(HubEnvironment environment, String variable) {
    return Duration.ofSeconds(environment.number(variable).orElse(USUAL_SECONDS));
  }
}
