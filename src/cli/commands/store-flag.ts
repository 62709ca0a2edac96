import { resolve } from 'node:path'
import type { Flag } from './command.ts'

export const STORE_FLAG: Flag = {
  name: 'store',
  value: 'url',
  description: 'kho dữ liệu: sqlite:<tệp> hoặc postgres://…; mặc định là sqlite:<out>.store/doisoat.sqlite',
}

export const INPUT_FLAG: Flag = {
  name: 'input',
  value: 'dir',
  description: 'thư mục tệp đầu vào',
  default: 'sample-data',
}
export const OUT_FLAG: Flag = { name: 'out', value: 'dir', description: 'thư mục kết quả', default: 'out' }

/** The store beside the output folder, so that a first run needs no server and no flag. */
export function defaultStore(out: string): string {
  return `sqlite:${resolve(out)}.store/doisoat.sqlite`
}
