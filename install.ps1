# Installs docker-lab on Windows, for you alone:  .\install.ps1 [-To DIR] [-Plugin]
#
# It downloads one file and its checksum, compares them, tries the file, and moves it into place, which is
# %LOCALAPPDATA%\Programs\docker-lab, or DIR. Then it adds that folder to the PATH of your account, because that is how
# Windows finds programs. -Plugin also gives the file a second name in .docker\cli-plugins, for "docker lab". It changes
# nothing else.
#
# DOCKER_LAB_VERSION chooses a version, DOCKER_LAB_INSTALL_DIR the folder, and DOCKER_LAB_DOWNLOAD_URL a mirror: the
# address of a folder that has the files of a release.
param([string]$To = $env:DOCKER_LAB_INSTALL_DIR, [switch]$Plugin)

$releases = 'https://github.com/docker-lab/docker-lab/releases'

# Chinese is written in ASCII here, because Windows PowerShell reads a file in the character set of the system.
function Get-Text([string]$English, [string]$Chinese, [object[]]$Values) {
  $languages = @($env:LC_ALL, $env:LC_MESSAGES, $env:LANG, (Get-UICulture).Name | Where-Object { $_ })
  $text = if ($languages[0] -like 'zh*') { [regex]::Unescape($Chinese) } else { $English }
  $text -f $Values
}
function Write-Text([string]$English, [string]$Chinese, [object[]]$Values) {
  Write-Host (Get-Text $English $Chinese $Values)
}
# With 2 if something given is wrong, with 3 if it could not be done.
function Stop-Install([int]$Code, [string]$English, [string]$Chinese, [object[]]$Values) {
  $failure = New-Object System.Exception (Get-Text $English $Chinese $Values)
  $failure.Data['code'] = $Code
  throw $failure
}
function Stop-Unwritable([string]$Folder) {
  Stop-Install 3 'Cannot write to {0}. Choose a different folder: -To DIR' '\u65e0\u6cd5\u5199\u5165 {0}\u3002\u8bf7\u53e6\u9009\u76ee\u5f55\uff1a-To \u76ee\u5f55' $Folder
}

function Save-File([string]$Address, [string]$File) {
  $ProgressPreference = 'SilentlyContinue' # Windows PowerShell spends most of the time on its progress bar.
  try { Invoke-WebRequest -UseBasicParsing -Uri $Address -OutFile $File } catch {
    if ($_.Exception.GetBaseException().HResult -eq 0x80070070) {
      Stop-Install 3 'No space left in {0}' '{0} \u6ca1\u6709\u5269\u4f59\u7a7a\u95f4\u3002' (Split-Path $File)
    }
    Stop-Install 3 "Could not download {0}`n{1}" '\u65e0\u6cd5\u4e0b\u8f7d {0}\n{1}' $Address, $_.Exception.Message
  }
}

# What the program says of its version. It fails if the program cannot run.
function Get-Version([string]$File) {
  $ErrorActionPreference = 'Continue' # Otherwise whatever a program writes to stderr is an error.
  try { $says = (& $File --version 2>&1 | Out-String).Trim() } catch { $says = $_.Exception.Message; $LASTEXITCODE = 1 }
  if ($LASTEXITCODE -eq 0) { return $says }
  Stop-Install 3 "docker-lab was not installed, because it cannot run here: {0}`nUse the npm package or the container image instead: {1}" `
    'docker-lab \u65e0\u6cd5\u5728\u8fd9\u91cc\u8fd0\u884c\uff0c\u6ca1\u6709\u5b89\u88c5\uff1a{0}\n\u8bf7\u6539\u7528 npm \u5305\u6216\u5bb9\u5668\u955c\u50cf\uff1a{1}' $says, $releases
}

function Add-ToPath([string]$Folder) {
  $key = 'registry::HKEY_CURRENT_USER\Environment'
  # As it is written there, so that names such as %USERPROFILE% stay names.
  $path = (Get-Item -LiteralPath $key).GetValue('Path', '', 'DoNotExpandEnvironmentNames')
  if (($path -split ';') -notcontains $Folder) {
    Set-ItemProperty -LiteralPath $key -Name Path -Value ("$Folder;$path".TrimEnd(';')) -Type ExpandString
    # New terminals see it as soon as Windows announces a change, and it announces one for every variable that is set.
    [Environment]::SetEnvironmentVariable('docker-lab-installed', '1', 'User')
    [Environment]::SetEnvironmentVariable('docker-lab-installed', [NullString]::Value, 'User')
    Write-Text 'Added to the PATH of your account: {0}' '\u5df2\u52a0\u5165\u5f53\u524d\u7528\u6237\u7684 PATH\uff1a{0}' $Folder
  }
  if (($env:Path -split ';') -notcontains $Folder) { $env:Path = "$Folder;$env:Path" }
}

function Add-Plugin([string]$File) {
  $config = if ($env:DOCKER_CONFIG) { $env:DOCKER_CONFIG } else { Join-Path $HOME '.docker' }
  $name = Join-Path (Join-Path $config 'cli-plugins') 'docker-lab.exe'
  New-Item -ItemType Directory -Force -Path (Split-Path $name) | Out-Null
  if (Test-Path -LiteralPath $name) { Remove-Item -LiteralPath $name -Force }
  # Links of the other kind are for administrators. A different disk needs a copy.
  try { New-Item -ItemType HardLink -Path $name -Value $File | Out-Null } catch { Copy-Item -LiteralPath $File $name }
  Write-Text 'Linked for "docker lab": {0}' '\u5df2\u4e3a\u300cdocker lab\u300d\u521b\u5efa\u94fe\u63a5\uff1a{0}' $name
  $name
}

function Install-DockerLab([string]$To, [bool]$Plugin) {
  $ErrorActionPreference = 'Stop'
  if ($env:OS -ne 'Windows_NT') {
    Stop-Install 3 'On Linux and macOS, use install.sh' '\u5728 Linux \u548c macOS \u4e0a\u8bf7\u4f7f\u7528 install.sh'
  }
  # Windows 11 on ARM64 runs programs for x64.
  $cpu = if ($env:PROCESSOR_ARCHITEW6432) { $env:PROCESSOR_ARCHITEW6432 } else { $env:PROCESSOR_ARCHITECTURE }
  if ($cpu -notin 'AMD64', 'ARM64') {
    Stop-Install 3 'docker-lab is not available for this machine: {0}' '\u6ca1\u6709\u9002\u5408\u8fd9\u53f0\u673a\u5668\u7684 docker-lab\uff1a{0}' $cpu
  }
  if (-not $To) {
    if (-not $env:LOCALAPPDATA) { Stop-Install 2 'LOCALAPPDATA is not set. Set it.' '\u6ca1\u6709\u8bbe\u7f6e LOCALAPPDATA\uff0c\u8bf7\u5148\u8bbe\u7f6e\u3002' }
    $To = Join-Path $env:LOCALAPPDATA 'Programs\docker-lab'
  }
  $To = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($To).TrimEnd('\')
  $file = Join-Path $To 'docker-lab.exe'
  if (Test-Path -LiteralPath $file -PathType Container) { Stop-Install 2 '{0} is a folder.' '{0} \u662f\u4e00\u4e2a\u76ee\u5f55\u3002' $file }
  $version = "$env:DOCKER_LAB_VERSION" -replace '^v', ''
  if ($version -match '[^0-9A-Za-z.+-]') { Stop-Install 2 'This is not a version: {0}' '\u8fd9\u4e0d\u662f\u7248\u672c\u53f7\uff1a{0}' $version }
  $from = if ($version) { "$releases/download/v$version" } else { "$releases/latest/download" }
  if ($env:DOCKER_LAB_DOWNLOAD_URL) { $from = $env:DOCKER_LAB_DOWNLOAD_URL.TrimEnd('/') }
  [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

  $near = $To # The file is downloaded on the disk where it goes, so that a rename puts it there.
  while (-not (Test-Path -LiteralPath $near)) { $near = Split-Path $near }
  $temporary = Join-Path $near ".docker-lab.$([guid]::NewGuid())"
  try { New-Item -ItemType Directory -Path $temporary | Out-Null } catch { Stop-Unwritable $near }
  try {
    $sums = Join-Path $temporary 'SHA256SUMS'
    Save-File "$from/SHA256SUMS" $sums
    $name = ''
    foreach ($line in Get-Content -LiteralPath $sums) {
      if ($line -match '^([0-9a-f]{64})  (docker-lab-(.+)-windows-x64\.exe)$' -and $version -in '', $Matches[3]) {
        $sum, $name = $Matches[1], $Matches[2]
      }
    }
    if (-not $name) {
      $wanted = "docker-lab $version".TrimEnd()
      Stop-Install 3 '{0} for {1} was not found in {2}' '{2} \u91cc\u6ca1\u6709 {1} \u7684 {0}' $wanted, 'windows-x64', $from
    }
    $new = Join-Path $temporary 'docker-lab.exe'
    Save-File "$from/$name" $new
    if ((Get-FileHash -LiteralPath $new -Algorithm SHA256).Hash -ne $sum) {
      Stop-Install 3 '{0} is damaged: its checksum is wrong. Try again.' '{0} \u5df2\u635f\u574f\uff1a\u6821\u9a8c\u548c\u4e0d\u4e00\u81f4\u3002\u8bf7\u91cd\u8bd5\u3002' $name
    }
    $says = Get-Version $new
    try { New-Item -ItemType Directory -Force -Path $To | Out-Null } catch { Stop-Unwritable $To }
    try {
      if (Test-Path -LiteralPath $file) { [IO.File]::Replace($new, $file, [NullString]::Value) } else { [IO.File]::Move($new, $file) }
    } catch { Stop-Install 3 'Could not replace {0}. Is it running?' '\u65e0\u6cd5\u66ff\u6362 {0}\u3002\u5b83\u662f\u4e0d\u662f\u6b63\u5728\u8fd0\u884c\uff1f' $file }
  } finally { Remove-Item -LiteralPath $temporary -Recurse -Force -ErrorAction SilentlyContinue }

  Write-Text 'Installed {0}: {1}' '\u5df2\u5b89\u88c5 {0}\uff1a{1}' $says, $file
  $files = @($file)
  if ($Plugin) { $files += Add-Plugin $file }
  Add-ToPath $To
  $others = Get-Command docker-lab -All -CommandType 'Application', 'ExternalScript' -ErrorAction SilentlyContinue
  $other = $others | Where-Object { $_.Source -ne $file } | Select-Object -First 1
  if ($other) { Write-Text 'There is a different "docker-lab" too: {0}' '\u53e6\u5916\u8fd8\u6709\u4e00\u4e2a\u300cdocker-lab\u300d\uff1a{0}' $other.Source }
  Write-Text 'To uninstall: Remove-Item "{0}"' '\u5378\u8f7d\uff1aRemove-Item "{0}"' ($files -join '", "')
}

$code = 0
try { Install-DockerLab $To $Plugin.IsPresent } catch {
  $Host.UI.WriteErrorLine($_.Exception.Message)
  $code = if ($_.Exception.Data['code']) { $_.Exception.Data['code'] } else { 3 }
}
# In "irm ... | iex" there is no file, and "exit" would close the window.
if ($PSCommandPath) { exit $code }
