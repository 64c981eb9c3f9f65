@echo off
rem Start Whose Words by a double click, on Windows. The first time it makes an environment beside
rem this file, for which it needs Python and the internet; after that neither is asked.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "WHEEL="
for %%F in ("%HERE%whose_words-*.whl") do set "WHEEL=%%~nxF"
if not defined WHEEL (
  echo Whose Words: The file whose_words-....whl is not beside this one. Unpack the whole zip into one folder, and start from there.
  goto failed
)
if not exist "%HERE%tested.txt" (
  echo Whose Words: The file tested.txt is not beside this one. Unpack the whole zip into one folder, and start from there.
  goto failed
)
set "ENVIRONMENT=%HERE%environment"
set "MADE_FROM="
if exist "%ENVIRONMENT%\made-from" set /p MADE_FROM=<"%ENVIRONMENT%\made-from"
if "%MADE_FROM%"=="%WHEEL%" goto start

set "PYTHON="
for %%P in ("py -3" python python3) do if not defined PYTHON (
  %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=%%~P"
)
if not defined PYTHON (
  echo Whose Words: Python 3.11 or newer is needed, and was not found. Install it from https://www.python.org/downloads/, then start again.
  goto failed
)
echo Making the environment, once for this version. It takes a minute, and the internet ...
%PYTHON% -m venv --clear "%ENVIRONMENT%" || (
  echo Whose Words: The environment could not be made in "%ENVIRONMENT%" ^(see above^). Unpack the zip where you may write.
  goto failed
)
set "NEW=%ENVIRONMENT%\Scripts\python.exe"
"%NEW%" -m pip --disable-pip-version-check -q install --no-compile --require-hashes -r "%HERE%tested.txt" || goto notinstalled
"%NEW%" -m pip --disable-pip-version-check -q install --no-compile --no-deps "%HERE%%WHEEL%" || goto notinstalled
rem An update makes the environment anew, so nothing installs into this one.
"%NEW%" -m pip --disable-pip-version-check -q uninstall -y setuptools pip
"%NEW%" "%HERE%slim.py" "%ENVIRONMENT%\Lib\site-packages"
>"%ENVIRONMENT%\made-from" echo %WHEEL%

:start
"%ENVIRONMENT%\Scripts\python.exe" -P -m kit serve --open %* || goto failed
exit /b 0

:notinstalled
echo Whose Words: Installing failed (see above). It needs the internet this once; behind a proxy set HTTPS_PROXY. Start again to try once more.
:failed
pause
exit /b 1
