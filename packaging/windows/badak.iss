; The installer for Windows, for one user and without an administrator: "iscc packaging\windows\badak.iss"
; after "py tools\dev.py package" gives dist\badak-VERSION-windows-setup.exe. It fetches nothing.
; Untried: the project's own machines run Linux, where Inno Setup 6 does not.

#define Built "..\..\dist\badak"
#define Version GetStringFileInfo(AddBackslash(SourcePath) + Built + "\badak.exe", "ProductVersion")

[Setup]
AppId=app.badak.Badak
AppName=Badak
AppVersion={#Version}
AppPublisher=The Badak authors
DefaultDirName={autopf}\Badak
DefaultGroupName=Badak
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\badak.ico
UninstallDisplayIcon={app}\badak.exe
OutputDir=..\..\dist
OutputBaseFilename=badak-{#Version}-windows-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; An older version's files must not stay among the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Built}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Badak"; Filename: "{app}\badak.exe"
Name: "{autodesktop}\Badak"; Filename: "{app}\badak.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.badak"; ValueType: string; ValueData: "Badak.File"; Flags: uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.badak\OpenWithProgids"; ValueType: string; ValueName: "Badak.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Badak.File"; ValueType: string; ValueData: "Badak file"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Badak.File\DefaultIcon"; ValueType: string; ValueData: "{app}\badak.exe,0"
Root: HKA; Subkey: "Software\Classes\Badak.File\shell\open\command"; ValueType: string; ValueData: """{app}\badak.exe"" ""%1"""

[Run]
Filename: "{app}\badak.exe"; Description: "{cm:LaunchProgram,Badak}"; Flags: nowait postinstall skipifsilent
