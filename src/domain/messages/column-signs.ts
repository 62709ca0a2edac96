import { message } from './message.ts'

/** What the cells of a column showed about how all of them are written, decided on the first thousand rows of the file. */
export const COLUMN_SIGNS = {
  'dates-month-first': message(
    { column: 'Ngày sinh', cells: 41 },
    ({ column, cells }) =>
      `Cột "${column}" ghi tháng trước ngày (${cells} ô có số thứ hai lớn hơn 12, không ô nào ngược lại); đã đọc theo thứ tự tháng/ngày/năm.`,
    ({ column, cells }) =>
      `The column "${column}" has the month first (${cells} cells with a second number above 12, none the other way round); read as month/day/year.`,
  ),
  'dates-of-both-orders': message(
    { column: 'Ngày sinh', dayFirst: 30, monthFirst: 8 },
    ({ column, dayFirst, monthFirst }) =>
      `Cột "${column}" có ${dayFirst} ô ghi ngày trước và ${monthFirst} ô ghi tháng trước; đã đọc theo ngày/tháng/năm, đề nghị kiểm tra lại cột.`,
    ({ column, dayFirst, monthFirst }) =>
      `The column "${column}" has ${dayFirst} cells with the day first and ${monthFirst} with the month first; read as day/month/year, check the column.`,
  ),
  'dates-swapped': message(
    { column: 'Ngày sinh', real: 12, texts: 19 },
    ({ column, real, texts }) =>
      `Cột "${column}" bị máy cài đặt kiểu Mỹ đảo ngày và tháng (${real} ô kiểu ngày đều có ngày từ 12 trở xuống, ${texts} ô chữ đều lớn hơn 12); đã đảo lại.`,
    ({ column, real, texts }) =>
      `A machine set to US dates swapped day and month in the column "${column}" (${real} real dates all have a day up to 12, ${texts} texts all above); swapped back.`,
  ),
  'dates-swapped-perhaps': message(
    { column: 'Ngày sinh', real: 2, texts: 3 },
    ({ column, real, texts }) =>
      `Cột "${column}" có thể bị đảo ngày và tháng (${real} ô kiểu ngày, ${texts} ô chữ) nhưng quá ít để kết luận; giữ nguyên, đề nghị kiểm tra lại.`,
    ({ column, real, texts }) =>
      `Day and month may be swapped in the column "${column}" (${real} real dates, ${texts} texts), but too few cells show it; left as they are, check them.`,
  ),
  'months-swapped': message(
    { column: 'Từ tháng', cells: 9 },
    ({ column, cells }) =>
      `Cột "${column}" bị máy cài đặt kiểu Mỹ biến mọi tháng thành ngày của tháng 1 (${cells} ô); đã đọc lại ngày là tháng.`,
    ({ column, cells }) =>
      `A machine set to US dates made days of January of the months in the column "${column}" (${cells} cells); the day was read as the month.`,
  ),
  'thousands-mixed': message(
    { column: 'Thu nhập', separator: '.', cells: 40, against: 3 },
    ({ column, separator, cells, against }) =>
      `Cột "${column}" ghi lẫn hai kiểu phân cách hàng nghìn; dấu "${separator}" là hàng nghìn (${cells} ô, ${against} ô ngược lại).`,
    ({ column, separator, cells, against }) =>
      `The column "${column}" mixes two ways of writing thousands; "${separator}" is taken for thousands (${cells} cells, ${against} against it).`,
  ),
  'wages-coefficients': message(
    { column: 'Mức lương', cells: 12, money: 88 },
    ({ column, cells, money }) =>
      `Cột "${column}" có ${cells} ô từ 100 trở xuống, đọc là hệ số lương, và ${money} ô là số tiền; nếu là triệu hoặc nghìn đồng, khai money_unit trong doisoat.yaml.`,
    ({ column, cells, money }) =>
      `The column "${column}" has ${cells} cells up to 100, read as wage coefficients, and ${money} amounts of money; if they are thousands or millions, give money_unit in doisoat.yaml.`,
  ),
} as const
