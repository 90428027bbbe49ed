# The executable, in an image that has nothing else but the C library. Build the executables first:
#   npm run build:executables -- linux-x64 linux-arm64
#   docker build --build-arg VERSION=0.1.0 --tag docker-lab .
#   docker run --rm --volume /var/run/docker.sock:/var/run/docker.sock --network host docker-lab check 3
ARG BASE=gcr.io/distroless/base-debian12
ARG VERSION

FROM scratch AS amd64
ARG VERSION
COPY --chmod=755 dist/executables/docker-lab-${VERSION}-linux-x64 /docker-lab

FROM scratch AS arm64
ARG VERSION
COPY --chmod=755 dist/executables/docker-lab-${VERSION}-linux-arm64 /docker-lab

FROM ${TARGETARCH} AS executable

FROM ${BASE}
COPY --from=executable /docker-lab /usr/local/bin/docker-lab
ENTRYPOINT ["/usr/local/bin/docker-lab"]
CMD ["--help"]
