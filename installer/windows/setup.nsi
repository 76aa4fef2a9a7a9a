; The setup program of PartnerTrack for one user, without an administrator; installer/windows/setup.py starts makensis.
;
;   /S          no window; exit status 0 done, 2 broken off, 3 this Windows is too old, 4 PartnerTrack is open,
;               5 a newer version is installed
;   /D=FOLDER   another folder; stands last and takes no quotes
;   /OLDER      may put an older version in the place of a newer one
;
; Defined by the caller: VERSION, SETUP (the file to write), PARTS (folder with files.nsh, app.ico and the launchers),
; KILOBYTES (what an installation takes), and SIGN (a command, where the uninstaller is to be signed).

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDatablockOptimize on
AllowSkipFiles off
CRCCheck on
BrandingText " "

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include TextFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh

!define APP "app-${VERSION}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\PartnerTrack"
!define APP_PATHS_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\PartnerTrack.exe"
!define TYPE_KEY "Software\Classes\PartnerTrack.Pilot"
!define ENDING_KEY "Software\Classes\.ptrack"

Name "PartnerTrack"
OutFile "${SETUP}"
InstallDir "$LOCALAPPDATA\Programs\PartnerTrack"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "PartnerTrack"
VIAddVersionKey "FileDescription" "PartnerTrack setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "PartnerTrack"
VIAddVersionKey "LegalCopyright" "MIT License"

!define MUI_ICON "${PARTS}/app.ico"
!define MUI_UNICON "${PARTS}/app.ico"
!define MUI_ABORTWARNING
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(TEXT_FOLDER)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\PartnerTrack.exe"
!define MUI_FINISHPAGE_TEXT "$(TEXT_DONE)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(TEXT_REMOVE)"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Dutch"

LangString TEXT_FOLDER ${LANG_ENGLISH} "PartnerTrack is installed for you alone; no administrator is needed. Your pilots and settings are kept apart from the program."
LangString TEXT_FOLDER ${LANG_FRENCH} "PartnerTrack est installé pour vous seul ; aucun administrateur n’est nécessaire. Vos projets pilotes et vos réglages sont conservés à part."
LangString TEXT_FOLDER ${LANG_GERMAN} "PartnerTrack wird nur für Sie installiert; ein Administrator ist nicht nötig. Ihre Pilotprojekte und Einstellungen liegen getrennt vom Programm."
LangString TEXT_FOLDER ${LANG_DUTCH} "PartnerTrack wordt alleen voor u geïnstalleerd; een beheerder is niet nodig. Uw pilots en instellingen staan los van het programma."

LangString TEXT_DONE ${LANG_ENGLISH} "PartnerTrack ${VERSION} is installed. You find it in the Start menu."
LangString TEXT_DONE ${LANG_FRENCH} "PartnerTrack ${VERSION} est installé. Vous le trouvez dans le menu Démarrer."
LangString TEXT_DONE ${LANG_GERMAN} "PartnerTrack ${VERSION} ist installiert. Sie finden es im Startmenü."
LangString TEXT_DONE ${LANG_DUTCH} "PartnerTrack ${VERSION} is geïnstalleerd. U vindt het in het menu Start."

LangString TEXT_REMOVE ${LANG_ENGLISH} "The program is removed. Your pilots, their backups and your settings stay where they are."
LangString TEXT_REMOVE ${LANG_FRENCH} "Le programme est supprimé. Vos projets pilotes, leurs sauvegardes et vos réglages restent où ils sont."
LangString TEXT_REMOVE ${LANG_GERMAN} "Das Programm wird entfernt. Ihre Pilotprojekte, deren Sicherungen und Ihre Einstellungen bleiben, wo sie sind."
LangString TEXT_REMOVE ${LANG_DUTCH} "Het programma wordt verwijderd. Uw pilots, hun back-ups en uw instellingen blijven waar ze zijn."

LangString TEXT_OPEN ${LANG_ENGLISH} "PartnerTrack is open. Close its windows, then try again."
LangString TEXT_OPEN ${LANG_FRENCH} "PartnerTrack est ouvert. Fermez ses fenêtres, puis réessayez."
LangString TEXT_OPEN ${LANG_GERMAN} "PartnerTrack ist geöffnet. Schließen Sie seine Fenster und versuchen Sie es noch einmal."
LangString TEXT_OPEN ${LANG_DUTCH} "PartnerTrack is geopend. Sluit de vensters en probeer het opnieuw."

LangString TEXT_OLD ${LANG_ENGLISH} "PartnerTrack needs Windows 10 (version 1809) or newer."
LangString TEXT_OLD ${LANG_FRENCH} "PartnerTrack a besoin de Windows 10 (version 1809) ou plus récent."
LangString TEXT_OLD ${LANG_GERMAN} "PartnerTrack braucht Windows 10 (Version 1809) oder neuer."
LangString TEXT_OLD ${LANG_DUTCH} "PartnerTrack heeft Windows 10 (versie 1809) of nieuwer nodig."

LangString TEXT_NEWER ${LANG_ENGLISH} "A newer version of PartnerTrack is installed here ($0). An older one may not be able to open your pilots. Install version ${VERSION} all the same?"
LangString TEXT_NEWER ${LANG_FRENCH} "Une version plus récente de PartnerTrack est installée ici ($0). Une version plus ancienne pourrait ne pas ouvrir vos projets pilotes. Installer quand même la version ${VERSION} ?"
LangString TEXT_NEWER ${LANG_GERMAN} "Hier ist eine neuere Version von PartnerTrack installiert ($0). Eine ältere kann Ihre Pilotprojekte vielleicht nicht öffnen. Version ${VERSION} trotzdem installieren?"
LangString TEXT_NEWER ${LANG_DUTCH} "Hier is een nieuwere versie van PartnerTrack geïnstalleerd ($0). Een oudere kan uw pilots misschien niet openen. Versie ${VERSION} toch installeren?"

LangString TEXT_TYPE ${LANG_ENGLISH} "PartnerTrack pilot"
LangString TEXT_TYPE ${LANG_FRENCH} "Projet pilote PartnerTrack"
LangString TEXT_TYPE ${LANG_GERMAN} "PartnerTrack-Pilotprojekt"
LangString TEXT_TYPE ${LANG_DUTCH} "PartnerTrack-pilot"

!ifdef SIGN
  !uninstfinalize '${SIGN}' = 0
!endif

; Puts the first line of a file of the installation into a variable; "" where the file is not there.
!macro READ_LINE FILE INTO
  StrCpy ${INTO} ""
  ClearErrors
  FileOpen $9 "$INSTDIR\${FILE}" r
  ${IfNot} ${Errors}
    FileRead $9 ${INTO} 80
    FileClose $9
    ${TrimNewLines} "${INTO}" ${INTO}
  ${EndIf}
  ClearErrors
!macroend

; Writes one line into a file of the installation, in one stroke.
!macro WRITE_LINE FILE LINE
  FileOpen $9 "$INSTDIR\${FILE}.new" w
  FileWrite $9 "${LINE}$\n"
  FileClose $9
  Delete "$INSTDIR\${FILE}"
  Rename "$INSTDIR\${FILE}.new" "$INSTDIR\${FILE}"
!macroend

; Takes a version's folder away. Its name changes first: Windows refuses while a program of it is open.
!macro DEFINE_TAKE_AWAY UN
Function ${UN}TakeAway
  Pop $8
  ${If} ${FileExists} "$INSTDIR\$8\*.*"
    StrCpy $7 0
    again:
    ClearErrors
    Rename "$INSTDIR\$8" "$INSTDIR\$8.old"
    ${If} ${Errors}
      ; whoever guards against viruses may look at a file just now
      IntOp $7 $7 + 1
      ${If} $7 < 8
        Sleep 250
        Goto again
      ${EndIf}
      StrCpy $7 0
      IfSilent +2
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(TEXT_OPEN)" IDRETRY again
      SetErrorLevel 4
      Quit
    ${EndIf}
    RMDir /r "$INSTDIR\$8.old"
  ${EndIf}
FunctionEnd
!macroend
!insertmacro DEFINE_TAKE_AWAY ""
!insertmacro DEFINE_TAKE_AWAY "un."

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    IfSilent +2
    MessageBox MB_OK|MB_ICONSTOP "$(TEXT_OLD)"
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

; Asks before a newer version gives way to an older one.
Function KeepNewer
  !insertmacro READ_LINE current $0
  StrCpy $1 $0 4
  ${If} $1 == "app-"
    StrCpy $0 $0 "" 4
    ${VersionCompare} $0 ${VERSION} $1
    ${If} $1 == 1
      ${GetParameters} $2
      ClearErrors
      ${GetOptions} $2 "/OLDER" $3
      ${If} ${Errors}
        IfSilent +2
        MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONEXCLAMATION "$(TEXT_NEWER)" IDYES +3
        SetErrorLevel 5
        Quit
      ${EndIf}
    ${EndIf}
  ${EndIf}
  ClearErrors
FunctionEnd

Section
  Call KeepNewer
  !insertmacro READ_LINE current $R0
  !insertmacro READ_LINE previous $R1

  ; The version that was current becomes the one to fall back on; its folder stays.
  ${If} $R0 != "${APP}"
  ${AndIf} $R0 != ""
  ${AndIf} ${FileExists} "$INSTDIR\$R0\*.*"
    StrCpy $R1 $R0
  ${ElseIf} $R1 == "${APP}"
    StrCpy $R1 ""
  ${EndIf}

  Push "${APP}"
  Call TakeAway
  SetOverwrite on
  !include "${PARTS}/files.nsh"
  SetOutPath "$INSTDIR"
  File "${PARTS}/PartnerTrack.exe"
  File "${PARTS}/PartnerTrack-console.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; All is there: from here on the new version is the one that starts.
  ${If} $R1 == ""
    Delete "$INSTDIR\previous"
  ${Else}
    !insertmacro WRITE_LINE previous "$R1"
  ${EndIf}
  !insertmacro WRITE_LINE current "${APP}"
  Delete "$INSTDIR\trial"
  Delete "$INSTDIR\update.json"

  ; Versions before the one to fall back on go, where nobody has them open.
  FindFirst $2 $3 "$INSTDIR\app-*"
  ${While} $3 != ""
    ${If} $3 != "${APP}"
    ${AndIf} $3 != $R1
      ClearErrors
      Rename "$INSTDIR\$3" "$INSTDIR\$3.old"
      ${IfNot} ${Errors}
        RMDir /r "$INSTDIR\$3.old"
      ${EndIf}
    ${EndIf}
    FindNext $2 $3
  ${EndWhile}
  FindClose $2
  ClearErrors

  CreateShortcut "$SMPROGRAMS\PartnerTrack.lnk" "$INSTDIR\PartnerTrack.exe" "" "$INSTDIR\PartnerTrack.exe" 0

  WriteRegStr HKCU "${ENDING_KEY}" "" "PartnerTrack.Pilot"
  WriteRegStr HKCU "${ENDING_KEY}\OpenWithProgids" "PartnerTrack.Pilot" ""
  WriteRegStr HKCU "${TYPE_KEY}" "" "$(TEXT_TYPE)"
  WriteRegStr HKCU "${TYPE_KEY}\DefaultIcon" "" "$INSTDIR\PartnerTrack.exe,0"
  WriteRegStr HKCU "${TYPE_KEY}\shell\open\command" "" '"$INSTDIR\PartnerTrack.exe" "%1"'
  WriteRegStr HKCU "${APP_PATHS_KEY}" "" "$INSTDIR\PartnerTrack.exe"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "PartnerTrack"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\PartnerTrack.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The PartnerTrack contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Removes what the setup and the updates put there by name: never `data`, and nothing outside the program's folder.
Section "Uninstall"
  FindFirst $2 $3 "$INSTDIR\app-*"
  ${While} $3 != ""
    Push $3
    Call un.TakeAway
    FindNext $2 $3
  ${EndWhile}
  FindClose $2
  Delete "$INSTDIR\PartnerTrack.exe"
  Delete "$INSTDIR\PartnerTrack-console.exe"
  Delete "$INSTDIR\current"
  Delete "$INSTDIR\previous"
  Delete "$INSTDIR\trial"
  Delete "$INSTDIR\update.json"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\PartnerTrack.lnk"
  ReadRegStr $0 HKCU "${ENDING_KEY}" ""
  ${If} $0 == "PartnerTrack.Pilot"
    DeleteRegValue HKCU "${ENDING_KEY}" ""
  ${EndIf}
  DeleteRegValue HKCU "${ENDING_KEY}\OpenWithProgids" "PartnerTrack.Pilot"
  DeleteRegKey /ifempty HKCU "${ENDING_KEY}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${ENDING_KEY}"
  DeleteRegKey HKCU "${TYPE_KEY}"
  DeleteRegKey HKCU "${APP_PATHS_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
