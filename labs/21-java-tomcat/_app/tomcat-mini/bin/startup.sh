#!/bin/bash
# Starts the server in the background, and ends.

exec "$(dirname "$0")/catalina.sh" start
