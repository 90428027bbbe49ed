#!/bin/sh
exec docker run -d --name web -v "$PWD/site:/www" busybox sleep 600
