/* Starts the program of the folder that `current` names, beside this launcher; built twice, for the window and for the
 * command line (-DCONSOLE). The layout is described in partnertrack/paths.py.
 *
 * `current` and `previous` may name nothing but a folder beside them: "app-" with letters, digits, dots, "-", "_" or "+".
 */

#ifndef UNICODE
#define UNICODE
#endif
#define _UNICODE
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

#ifndef ENABLE_VIRTUAL_TERMINAL_PROCESSING
#define ENABLE_VIRTUAL_TERMINAL_PROCESSING 4
#endif

#define LONGEST_PATH 32768
#define LONGEST_NAME 64
#define LONGEST_COMMAND 32768 /* what Windows allows */
#define PATIENCE 8000         /* milliseconds in which a program that cannot start has ended */
#define TRIES 3               /* starts after which a version that never ran is given up (updating/trial.py) */
#define NOT_STARTED 70        /* the exit status when there is nothing to start */

#ifdef CONSOLE
#define INTERPRETER L"python.exe"
#else
#define INTERPRETER L"pythonw.exe"
#endif

enum text { OLDER, NONE, NOT_BEGUN, ENDED, TEXTS };

/* %1$s: the folder or program; %2$s: what is started instead, or a number. */
struct language {
    LANGID primary;
    const wchar_t *texts[TEXTS];
};

static const struct language languages[] = {
    {LANG_ENGLISH,
     {L"The newest version of PartnerTrack, %1, is not there any more. The version before it, %2, is started instead.\n\n"
      L"Your pilots are untouched. To put the newest version back, run its setup again.",
      L"PartnerTrack is not complete: the folder of the program (%1) is not there.\n\n"
      L"Run the setup again, or unpack the archive again as a whole. Your pilots are untouched.",
      L"PartnerTrack could not be started: Windows did not start %1 (error %2).\n\n"
      L"If a program that guards this computer holds it back, show this message to whoever looks after the computer.",
      L"PartnerTrack ended while it was starting (status %2).\n\n"
      L"PartnerTrack-console.exe self-test, typed in the program's folder (%1), says what is missing."}},
    {LANG_FRENCH,
     {L"La version la plus récente de PartnerTrack, %1, n’est plus là. La version précédente, %2, démarre à sa place.\n\n"
      L"Vos projets pilotes sont intacts. Pour rétablir la version récente, relancez son programme d’installation.",
      L"PartnerTrack est incomplet : le dossier du programme (%1) n’est pas là.\n\n"
      L"Relancez l’installation, ou décompressez de nouveau toute l’archive. Vos projets pilotes sont intacts.",
      L"PartnerTrack n’a pas pu démarrer : Windows n’a pas lancé %1 (erreur %2).\n\n"
      L"Si un programme qui protège cet ordinateur le retient, montrez ce message à la personne qui s’occupe de l’ordinateur.",
      L"PartnerTrack s’est arrêté en démarrant (code %2).\n\n"
      L"PartnerTrack-console.exe self-test, tapé dans le dossier du programme (%1), dit ce qui manque."}},
    {LANG_GERMAN,
     {L"Die neueste Version von PartnerTrack, %1, ist nicht mehr da. Stattdessen startet die Version davor, %2.\n\n"
      L"Ihre Pilotprojekte sind unberührt. Um die neueste Version zurückzubringen, starten Sie ihr Setup noch einmal.",
      L"PartnerTrack ist unvollständig: Der Ordner des Programms (%1) fehlt.\n\n"
      L"Starten Sie das Setup noch einmal, oder entpacken Sie das ganze Archiv neu. Ihre Pilotprojekte sind unberührt.",
      L"PartnerTrack konnte nicht gestartet werden: Windows hat %1 nicht gestartet (Fehler %2).\n\n"
      L"Hält ein Schutzprogramm es zurück, zeigen Sie diese Meldung der Person, die den Computer betreut.",
      L"PartnerTrack hat sich beim Starten beendet (Status %2).\n\n"
      L"PartnerTrack-console.exe self-test, im Ordner des Programms (%1) eingegeben, sagt, was fehlt."}},
    {LANG_DUTCH,
     {L"De nieuwste versie van PartnerTrack, %1, is er niet meer. In plaats daarvan start de versie daarvoor, %2.\n\n"
      L"Uw pilots zijn onaangeroerd. Voer de setup opnieuw uit om de nieuwste versie terug te zetten.",
      L"PartnerTrack is niet volledig: de map van het programma (%1) ontbreekt.\n\n"
      L"Voer de setup opnieuw uit, of pak het hele archief opnieuw uit. Uw pilots zijn onaangeroerd.",
      L"PartnerTrack kon niet worden gestart: Windows heeft %1 niet gestart (fout %2).\n\n"
      L"Houdt een beveiligingsprogramma het tegen, laat deze melding dan zien aan wie de computer beheert.",
      L"PartnerTrack is tijdens het starten gestopt (status %2).\n\n"
      L"PartnerTrack-console.exe self-test, getypt in de map van het programma (%1), zegt wat er ontbreekt."}},
};

static wchar_t home[LONGEST_PATH], interpreter[LONGEST_PATH], command[LONGEST_COMMAND];

static const wchar_t *in_words(enum text text) {
    LANGID wanted = PRIMARYLANGID(GetUserDefaultUILanguage());
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (languages[i].primary == wanted) return languages[i].texts[text];
    return languages[0].texts[text];
}

/* Shows a message, or writes it where the caller of a command reads errors. */
static void say(enum text text, const wchar_t *first, const wchar_t *second, UINT icon) {
    const DWORD_PTR places[] = {(DWORD_PTR)first, (DWORD_PTR)second};
    wchar_t *message = NULL;
    FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY,
                   in_words(text), 0, 0, (LPWSTR)&message, 0, (va_list *)places);
    if (message == NULL) return;
#ifdef CONSOLE
    (void)icon;
    static char written[16384];
    int length = WideCharToMultiByte(CP_UTF8, 0, message, -1, written, sizeof written - 2, NULL, NULL);
    DWORD done;
    if (length > 1) {
        written[length - 1] = '\n';
        HANDLE errors = GetStdHandle(STD_ERROR_HANDLE);
        if (GetFileType(errors) == FILE_TYPE_CHAR) {
            WriteConsoleW(errors, message, (DWORD)wcslen(message), &done, NULL);
            WriteConsoleW(errors, L"\n", 1, &done, NULL);
        } else {
            WriteFile(errors, written, (DWORD)length, &done, NULL);
        }
    }
#else
    MessageBoxW(NULL, message, L"PartnerTrack", MB_OK | MB_SETFOREGROUND | icon);
#endif
    LocalFree(message);
}

static BOOL is_folder(const wchar_t *path) {
    DWORD kind = GetFileAttributesW(path);
    return kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY);
}

static BOOL is_file(const wchar_t *path) {
    DWORD kind = GetFileAttributesW(path);
    return kind != INVALID_FILE_ATTRIBUTES && !(kind & FILE_ATTRIBUTE_DIRECTORY);
}

/* The folder of this launcher, with its last backslash. */
static BOOL find_home(void) {
    DWORD length = GetModuleFileNameW(NULL, home, LONGEST_PATH);
    if (length == 0 || length >= LONGEST_PATH) return FALSE;
    wchar_t *end = wcsrchr(home, L'\\');
    if (end == NULL) return FALSE;
    end[1] = L'\0';
    return TRUE;
}

static BOOL may_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
           c == '+';
}

/* Reads the one line of `current` or `previous`; FALSE where it names no folder that may lie beside it. */
static BOOL read_name(const wchar_t *file, wchar_t *name) {
    wchar_t path[LONGEST_PATH];
    char line[LONGEST_NAME + 8];
    DWORD length = 0, i;
    if (_snwprintf(path, LONGEST_PATH, L"%ls%ls", home, file) < 0) return FALSE;
    HANDLE opened = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                                OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
    if (opened == INVALID_HANDLE_VALUE) return FALSE;
    BOOL is_read = ReadFile(opened, line, sizeof line, &length, NULL);
    CloseHandle(opened);
    if (!is_read || length == sizeof line) return FALSE;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r' || line[length - 1] == ' ')) length--;
    if (length < 5 || length > LONGEST_NAME || memcmp(line, "app-", 4) != 0 || line[length - 1] == '.') return FALSE;
    for (i = 0; i < length; i++) {
        if (!may_name(line[i]) || (i > 0 && line[i] == '.' && line[i - 1] == '.')) return FALSE;
    }
    for (i = 0; i < length; i++) name[i] = (wchar_t)line[i];
    name[length] = L'\0';
    return TRUE;
}

/* Puts the path of a version's interpreter together; FALSE where it is not there. */
static BOOL find_interpreter(const wchar_t *name) {
    wchar_t folder[LONGEST_PATH];
    if (_snwprintf(folder, LONGEST_PATH, L"%ls%ls\\python", home, name) < 0 || !is_folder(folder)) return FALSE;
    return _snwprintf(interpreter, LONGEST_PATH, L"%ls\\%ls", folder, INTERPRETER) >= 0 && is_file(interpreter);
}

/* Counts the starts of a new version that has not run yet: it takes `trial` away as soon as it does. TRUE after TRIES. */
static BOOL is_given_up(void) {
    wchar_t path[LONGEST_PATH];
    DWORD done, size;
    if (_snwprintf(path, LONGEST_PATH, L"%lstrial", home) < 0) return FALSE;
    HANDLE opened = CreateFileW(path, FILE_APPEND_DATA | FILE_READ_ATTRIBUTES,
                                FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
                                FILE_ATTRIBUTE_NORMAL, NULL);
    if (opened == INVALID_HANDLE_VALUE) return FALSE;
    WriteFile(opened, "x", 1, &done, NULL);
    size = GetFileSize(opened, NULL);
    CloseHandle(opened);
    return size != INVALID_FILE_SIZE && size > TRIES;
}

/* Chooses `current`, else `previous`; says so where it is not `current`, unless that was given up: `previous` tells of it. */
static BOOL choose(void) {
    wchar_t current[LONGEST_NAME + 1] = L"", previous[LONGEST_NAME + 1] = L"";
    BOOL is_over = is_given_up();
    if (!is_over && read_name(L"current", current) && find_interpreter(current)) return TRUE;
    if (read_name(L"previous", previous) && find_interpreter(previous)) {
        if (!is_over) say(OLDER, *current ? current : L"app-…", previous, MB_ICONWARNING);
        return TRUE;
    }
    if (is_over && read_name(L"current", current) && find_interpreter(current)) return TRUE;
    say(NONE, *current ? current : L"app-…", L"", MB_ICONERROR);
    return FALSE;
}

#ifdef CONSOLE
/* Lets a console understand the signs by which a line of progress is written over; older ones show them otherwise. */
static void speak_plainly(DWORD stream) {
    HANDLE console = GetStdHandle(stream);
    DWORD mode;
    if (GetConsoleMode(console, &mode)) SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}
#endif

/* The arguments as they were typed, without the launcher's own name. */
static const wchar_t *arguments(void) {
    const wchar_t *rest = GetCommandLineW();
    BOOL is_quoted = FALSE;
    while (*rest && (is_quoted || (*rest != L' ' && *rest != L'\t'))) is_quoted ^= *rest++ == L'"';
    while (*rest == L' ' || *rest == L'\t') rest++;
    return rest;
}

static void number_words(DWORD number, wchar_t *words) {
    _snwprintf(words, 16, number > 9999 ? L"0x%08lX" : L"%lu", (unsigned long)number);
    words[15] = L'\0';
}

static int run(void) {
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION started;
    wchar_t number[16];
    DWORD status = 0;
    /* What PYTHON… variables ask for does not reach a program of its own: the interpreter's ._pth file sees to that.
     * -X utf8: texts leave in UTF-8 also where the output goes to a file. */
    if (_snwprintf(command, LONGEST_COMMAND, L"\"%ls\" -X utf8 -m partnertrack %ls", interpreter, arguments()) < 0) {
        number_words(ERROR_FILENAME_EXCED_RANGE, number);
        say(NOT_BEGUN, interpreter, number, MB_ICONERROR);
        return NOT_STARTED;
    }
#ifdef CONSOLE
    speak_plainly(STD_OUTPUT_HANDLE);
    speak_plainly(STD_ERROR_HANDLE);
    SetConsoleCtrlHandler(NULL, FALSE);
#endif
    if (!CreateProcessW(interpreter, command, NULL, NULL, TRUE, 0, NULL, NULL, &how, &started)) {
        number_words(GetLastError(), number);
        say(NOT_BEGUN, interpreter, number, MB_ICONERROR);
        return NOT_STARTED;
    }
    CloseHandle(started.hThread);
#ifdef CONSOLE
    SetConsoleCtrlHandler(NULL, TRUE); /* Ctrl+C is for the program; its status tells what became of it */
    WaitForSingleObject(started.hProcess, INFINITE);
    GetExitCodeProcess(started.hProcess, &status);
#else
    AllowSetForegroundWindow(started.dwProcessId);
    if (WaitForSingleObject(started.hProcess, PATIENCE) == WAIT_OBJECT_0 && GetExitCodeProcess(started.hProcess, &status) &&
        status != 0) {
        number_words(status, number);
        say(ENDED, home, number, MB_ICONERROR);
    }
#endif
    CloseHandle(started.hProcess);
    return (int)status;
}

static int start(void) {
    if (!find_home()) return NOT_STARTED;
    return choose() ? run() : NOT_STARTED;
}

#ifdef CONSOLE
int wmain(void) { return start(); }
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show) {
    (void)instance, (void)before, (void)line, (void)show;
    return start();
}
#endif
