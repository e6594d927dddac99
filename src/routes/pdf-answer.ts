import { disposition } from '#platform/server';

/** A document of ours: shown in the window, saved under its name, kept by no shared cache. */
export const pdfAnswer = (pdf: Uint8Array, name: string): Response =>
	new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-length': String(pdf.byteLength),
			'content-disposition': disposition('inline', name),
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
