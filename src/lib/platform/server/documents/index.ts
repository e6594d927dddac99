export { renderPdf, type DocumentData, type Words } from './render.ts';
