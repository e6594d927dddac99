export { asCsv } from './csv.ts';
export { asWorkbook, asXlsx, type Sheet } from './xlsx.ts';
