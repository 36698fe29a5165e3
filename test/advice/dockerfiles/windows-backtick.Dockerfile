# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2025
SHELL ["cmd", "/S", "/C"]
RUN curl -fSLo vs.exe https://dl.example.com/vs/17.14/vs_buildtools.exe `
    && start /w vs.exe --quiet --wait --norestart `
       --installPath "%ProgramFiles%\BuildTools" `
    && del /q vs.exe
COPY tools\ C:\tools\
