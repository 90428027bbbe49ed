/** A lab file with everything in it that a lab file can have. */
export const validLab = `# yaml-language-server: $schema=../lab.schema.json
title: { en: Deploy a page, zh: 部署网页 }
chapter: deploy
minutes: 10
environment:
  images: [nginx]
  ports: [8080]
  containers:
    - name: hub
      image: registry:2
      ports: [5000:5000]
      env: { DEBUG: yes }
      serves: registry
owns: { containers: [web], images: ["web:0.1"], volumes: [pages], networks: [front] }
checks:
  - id: published
    title: { en: Port 80 is published, zh: 端口已发布 }
    points: 3
    port: { container: web, port: 80, host_port: 8080 }
    hints:
      - en: Look at the ports.
        zh: 看看端口。
      - Look at them again.
  - id: answers
    title: The page answers
    points: 4
    needs: [published]
    within: 10s
    reveal: message
    http: { url: http://localhost:8080/, body: { contains: nginx }, header: { server: nginx } }
  - id: kept
    title: A file is there
    file: { from: container, container: web, path: /etc/hosts }
`
