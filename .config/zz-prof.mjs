import inspector from 'node:inspector/promises';import fs from 'node:fs';import {beforeAll,afterAll} from 'vitest';
let s;beforeAll(async()=>{s=new inspector.Session();s.connect();await s.post('Profiler.enable');await s.post('Profiler.setSamplingInterval',{interval:2000});await s.post('Profiler.start')},6e5);
afterAll(async()=>{const {profile}=await s.post('Profiler.stop');fs.writeFileSync('/tmp/h/testrun-tmp/prof/p'+process.pid+Date.now()+'.cpuprofile',JSON.stringify(profile));s.disconnect()},6e5);
