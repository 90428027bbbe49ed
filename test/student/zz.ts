import { readArchive } from '../../src/student/read-archive.ts'
for (const f of process.argv.slice(2)) { const t=performance.now(); console.log(f, JSON.stringify(await readArchive('/tmp/c', f)), Math.round(performance.now()-t)) }
