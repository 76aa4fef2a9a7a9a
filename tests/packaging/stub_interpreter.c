/* Stands for python.org's interpreter where none is to be had: writes what it was started with into a file beside it,
 * and to its output; ends with the status that STUB_STATUS names. */

#include <windows.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

int wmain(int count, wchar_t **arguments) {
    wchar_t beside[32768], status[16] = L"0";
    GetModuleFileNameW(NULL, beside, 32768);
    wcscat(beside, L".started.txt");
    FILE *file = _wfopen(beside, L"w, ccs=UTF-8");
    _setmode(_fileno(stdout), _O_BINARY);
    for (int i = 1; i < count; i++) {
        char bytes[4096];
        if (file != NULL) fwprintf(file, L"%ls\n", arguments[i]);
        WideCharToMultiByte(CP_UTF8, 0, arguments[i], -1, bytes, sizeof bytes, NULL, NULL);
        printf("%s\n", bytes);
    }
    if (file != NULL) fclose(file);
    GetEnvironmentVariableW(L"STUB_STATUS", status, 16);
    return _wtoi(status);
}
