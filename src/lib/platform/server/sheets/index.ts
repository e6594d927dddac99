export { asCsv } from './csv.ts';
export { asXlsx } from './xlsx.ts';
