package org.zonelens.models.hub.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;

class HubSettingsTest {
  @TempDir private Path home;

  private HubSettings settings(Map<String, String> variables) {
    return HubSettings.of(new HubEnvironment(variables, home));
  }

  @Test
  void withoutVariablesItIsHuggingFaceOnline() {
    HubSettings usual = settings(Map.of());
    assertEquals(URI.create("https://huggingface.co"), usual.endpoint());
    assertFalse(usual.offline());
    assertEquals(Optional.empty(), usual.token());
    assertEquals(Duration.ofSeconds(10), usual.silence());
  }

  @Test
  void theEndpointMayHaveAPathAndSlashesAtItsEnd() {
    assertEquals(
        URI.create("https://mirror.example/hf"),
        settings(Map.of("HF_ENDPOINT", "https://mirror.example/hf//")).endpoint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"huggingface.co", "ftp://x", "https://", "https://u:p@x", "https://x?y", "a b"})
  void anEndpointThatIsNoWebAddressIsRefused(String value) {
    InputException fault =
        assertThrows(InputException.class, () -> settings(Map.of("HF_ENDPOINT", value)));
    assertEquals(WebFault.BAD_ENDPOINT, fault.fault());
  }

  @Test
  void theTokenIsFoundInTheOrderOfHuggingFace() throws IOException {
    Path login = home.resolve(".cache/huggingface/token");
    Files.createDirectories(login.getParent());
    Files.writeString(login, "hf_login\n");
    assertEquals("hf_login", settings(Map.of()).token().orElseThrow().value());
    Path other = Files.writeString(home.resolve("other"), "hf_other");
    Map<String, String> path = Map.of("HF_TOKEN_PATH", other.toString());
    assertEquals("hf_other", settings(path).token().orElseThrow().value());
    assertEquals(
        "hf_given", settings(Map.of("HF_TOKEN", " hf_given\n")).token().orElseThrow().value());
    assertEquals(Optional.empty(), settings(Map.of("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1")).token());
  }

  @Test
  void aTokenIsNeverShown() {
    HubSettings settings = settings(Map.of("HF_TOKEN", "hf_given"));
    assertFalse(settings.toString().contains("hf_given"), settings::toString);
  }

  @Test
  void aTokenThatWouldBreakTheHeaderIsNone() {
    assertEquals(Optional.empty(), settings(Map.of("HF_TOKEN", "a\r\nHost: evil")).token());
    assertEquals(Optional.empty(), settings(Map.of("HF_TOKEN", "käse")).token());
  }

  private static List<Proxy> proxies(Map<String, String> variables, String uri) {
    return EnvironmentProxy.of(new HubEnvironment(variables, Path.of("/home")))
        .select(URI.create(uri));
  }

  @Test
  void theEnvironmentNamesProxiesAndExceptions() {
    Map<String, String> variables =
        Map.of("https_proxy", "http://proxy.example:3128", "NO_PROXY", "intern.example, .local");
    Proxy proxy =
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));
    assertEquals(List.of(proxy), proxies(variables, "https://huggingface.co/x"));
    assertEquals(List.of(proxy), proxies(variables, "https://notintern.example"));
    for (String direct :
        List.of(
            "https://hub.intern.example/",
            "https://intern.example",
            "https://a.local",
            "https://127.0.0.1:80",
            "https://localhost",
            "http://huggingface.co")) {
      assertEquals(List.of(Proxy.NO_PROXY), proxies(variables, direct), direct);
    }
    assertEquals(
        List.of(Proxy.NO_PROXY),
        proxies(Map.of("ALL_PROXY", "proxy", "no_proxy", "*"), "https://huggingface.co"));
  }

  @Test
  void onlyChecksumsAreChecksums() {
    assertEquals(
        Optional.of(new Checksum("ab".repeat(20))),
        Checksum.ofTag("W/\"" + "AB".repeat(20) + "\""));
    assertTrue(Checksum.ofTag("\"" + "ab".repeat(32) + "\"").isPresent());
    assertEquals(Optional.empty(), Checksum.ofTag("\"" + "ab".repeat(16) + "\""));
    assertEquals(Optional.empty(), Checksum.ofTag("../../" + "ab".repeat(17)));
  }
}
