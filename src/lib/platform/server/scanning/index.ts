export { openScanner, scanned, type ScanRefusal } from './scan.ts';
