export { printOnce, type Printed } from './printed.ts';
export { renderPdf, type DocumentData, type Words } from './render.ts';
