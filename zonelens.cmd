@echo off
rem Starts ZoneLens on Windows: the workbench without arguments, the command line with them.
rem Builds what is missing first; what is said about that goes to stderr.
setlocal
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"

call :find_jdk
if not defined JDK (
  echo ZoneLens needs a JDK 25 or newer, and none was found in JAVA_HOME or in Program Files. 1>&2
  echo Install one, for example Eclipse Temurin 25 ^(https://adoptium.net^), or set JAVA_HOME to where it is. 1>&2
  exit /b 2
)
set "JAVA_HOME=%JDK%"

set "IMAGE=%ROOT%\app\target\image"
if not exist "%IMAGE%\complete" (
  where mvn >nul 2>nul
  if errorlevel 1 (
    echo ZoneLens must be built once, and Maven was not found. Install Maven 3.8.7 or newer ^(https://maven.apache.org^) and start again. 1>&2
    exit /b 2
  )
  echo Building ZoneLens ^(the first time this fetches about 200 MB of libraries^)... 1>&2
  call mvn -f "%ROOT%\pom.xml" -B -ntp -Dmaven.test.skip -Dexec.skip -pl app -am package 1>&2
  if errorlevel 1 exit /b 1
  type nul > "%IMAGE%\complete"
)

"%JAVA_HOME%\bin\java" --module-path "%IMAGE%\javafx" --add-modules javafx.controls,javafx.swing ^
  --enable-native-access=ALL-UNNAMED,javafx.graphics ^
  -Djava.util.logging.config.class=org.zonelens.app.log.LogSetup ^
  %ZONELENS_JAVA_OPTIONS% -cp "%IMAGE%\lib\*" org.zonelens.app.Main %*
exit /b %ERRORLEVEL%

:find_jdk
set "JDK="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
if defined JDK exit /b 0
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  if exist %%P for /d %%D in ("%%~P\*") do if not defined JDK call :try_jdk "%%~D"
)
exit /b 0

:try_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
for /f tokens^=2^ delims^=^" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do (
  for /f "delims=." %%M in ("%%V") do if %%M geq 25 set "JDK=%~1"
)
exit /b 0
