import { asCsv, asXlsx, disposition } from '#platform/server';

type Row = readonly string[];

/** A list as a file for a spreadsheet; the headings are its first row. `name` is that of the file, without its ending. */
export async function sheetAnswer(
	{ context }: Pick<App.Locals, 'context'>,
	kind: 'csv' | 'xlsx',
	name: string,
	rows: readonly Row[],
	title = name
): Promise<Response> {
	const { locale, now } = context;
	const body = kind === 'csv' ? asCsv(rows, locale) : new Uint8Array(await asXlsx(rows, title, now));
	return new Response(body, {
		headers: {
			'content-type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': disposition('attachment', `${name}.${kind}`),
			'cache-control': 'private, no-store'
		}
	});
}
