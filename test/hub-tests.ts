import { ensureEngine } from './engine/engine.ts'
import { supplyImages } from './hub/hub.ts'
import { readySandboxes, testLabs } from './lab-tests.ts'

/** `npm run test:hub`: the cases of all labs with the images of Docker Hub itself, which are larger and slower. */
await ensureEngine()
const supply = await supplyImages()
if (supply === 'docker-hub') {
  await readySandboxes()
  const { passed, failed, skipped } = await testLabs('--engines=28.5-containerd', '--case-timeout=300')
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  process.exitCode = failed > 0 ? 1 : 0
} else {
  console.error(
    `This engine has its images from elsewhere (${supply}), so nothing was tried: test:hub needs an engine that ` +
      'reaches Docker Hub and does not ask the offline hub. test/hub/README.md says how to go back to Docker Hub.',
  )
  process.exitCode = 3
}
