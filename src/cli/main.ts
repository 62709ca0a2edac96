#!/usr/bin/env node
// This one file is CommonJS without types, so that an old Node can read it far enough to say what to do (libs: Node 24 comes by npm).
const wanted = 24
if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(`doisoat cần Node ${wanted}; đang chạy Node ${process.versions.node}.`)
  console.error(
    'Node 24 đi kèm dự án: chạy "npm ci" một lần, rồi dùng "npm start" hoặc "npx doisoat …" thay cho "node …".',
  )
  process.exitCode = 2
} else {
  void import('./commands/program.ts').then((program) => program.main(process.argv.slice(2)))
}
