# Sourced by mvnw and zonelens: sets JAVA_HOME to a JDK 25 or newer, or says what to install.

zonelens_is_jdk() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  zonelens_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${zonelens_version:-0}" -ge 25 ]
}

zonelens_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && zonelens_is_jdk "$JAVA_HOME"; then
    return 0
  fi
  zonelens_path_java=$(command -v javac 2>/dev/null) || zonelens_path_java=
  if [ -n "$zonelens_path_java" ]; then
    zonelens_path_java=$(readlink -f "$zonelens_path_java" 2>/dev/null || echo "$zonelens_path_java")
    zonelens_path_java=$(dirname "$(dirname "$zonelens_path_java")")
  fi
  # mvnw runs with globbing off; it is needed for this list of the usual places.
  set +f
  for zonelens_jdk in "$zonelens_path_java" \
    /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$zonelens_jdk" ] && zonelens_is_jdk "$zonelens_jdk"; then
      JAVA_HOME=$zonelens_jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "ZoneLens needs a JDK 25 or newer, and none was found in JAVA_HOME, on the PATH or in the usual folders." >&2
  echo "Install one, for example Eclipse Temurin 25 (https://adoptium.net), or set JAVA_HOME to where it is." >&2
  return 1
}
