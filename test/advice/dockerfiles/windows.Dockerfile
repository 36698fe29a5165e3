# escape=`
FROM mcr.microsoft.com/dotnet/framework/sdk:4.8-windowsservercore-ltsc2022
SHELL ["powershell", "-Command", "$ErrorActionPreference = 'Stop';"]
WORKDIR C:\src
COPY . .
RUN nuget restore; `
    msbuild /p:Configuration=Release
COPY config\ C:\app\config\
