export { printOnce, type Printed } from './printed.ts';
export { renderPdf, renderSvg, type DocumentData, type Words } from './render.ts';
