package org.zonelens.models.hub.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Proxies as most programs find them, by {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY}
 * and {@code NO_PROXY} in capitals or small letters; Java by itself knows only its own properties,
 * which serve where the environment says nothing.
 */
public final class EnvironmentProxy extends ProxySelector {
  private final HubEnvironment environment;
  private final List<String> direct;

  private EnvironmentProxy(HubEnvironment environment, List<String> direct) {
    this.environment = environment;
    this.direct = direct;
  }

  static EnvironmentProxy of(HubEnvironment environment) {
    String exceptions = either(environment, "NO_PROXY").orElse("").toLowerCase(Locale.ROOT);
    return new EnvironmentProxy(
        environment,
        Arrays.stream(exceptions.split("[,\\s]+")).filter(each -> !each.isEmpty()).toList());
  }

  private static Optional<String> either(HubEnvironment environment, String variable) {
    return environment.text(variable).or(() -> environment.text(variable.toLowerCase(Locale.ROOT)));
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (isDirect(uri.getHost().toLowerCase(Locale.ROOT))) {
      return List.of(Proxy.NO_PROXY);
    }
    Optional<Proxy> stated =
        either(environment, uri.getScheme().toUpperCase(Locale.ROOT) + "_PROXY")
            .or(() -> either(environment, "ALL_PROXY"))
            .flatMap(EnvironmentProxy::proxy);
    return stated
        .map(List::of)
        .orElseGet(
            () ->
                ProxySelector.getDefault() == null
                    ? List.of(Proxy.NO_PROXY)
                    : ProxySelector.getDefault().select(uri));
  }

  /** Names stand for themselves and all below them; a machine needs no proxy to reach itself. */
  private boolean isDirect(String host) {
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || direct.stream()
            .map(each -> each.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
            .anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
  }

  private static Optional<Proxy> proxy(String value) {
    try {
      URI uri = URI.create(value.contains("://") ? value : "http://" + value);
      if (uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return Optional.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // Whoever asked is told by the exception itself.
  }
}
