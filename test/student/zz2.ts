import { createReadStream } from 'node:fs'
import { unpacked } from '../../src/docker/saved/unpacked.ts'
for (const f of process.argv.slice(2)) { let n=0; const t=performance.now()
 try { const {packing, content} = await unpacked(createReadStream('/tmp/c/'+f,{highWaterMark:256*1024})); for await (const c of content) n+=c.length; console.log(f,packing,n, performance.now()-t) } catch(e) { console.log(f,n,e, performance.now()-t) } }
