import { strToU8, zipSync } from 'fflate';
import { inLocale, locales, type Locale, type Text } from '#platform';
import { asCsv } from '#platform/server';
import { columnsOf, exportTableNames, exportTables, type Column, type ExportTable } from '../../codebook.ts';
import { roughly, type Coarse } from '../../research.ts';
import { exportWords } from './words.ts';

export type ExportHead = { programme: Text; edition: Text; month: string; researcher: string; institution: string; centre: string };

/** The archive of an export: the tables, what each column means, and what is hidden and under which terms. No file in it has a day. */
export function packExport(head: ExportHead, tables: Record<ExportTable, Coarse>): Uint8Array {
	const files: Record<string, Uint8Array> = {};
	for (const name of exportTableNames) {
		const columns = columnsOf(name).map((column) => column.name);
		const rows = tables[name].rows.map((row) => columns.map((column) => row[column] ?? ''));
		files[exportTables[name].file] = strToU8(asCsv([columns, ...rows], 'en'));
	}
	files['codebook.csv'] = strToU8(asCsv(codebookRows(), 'en'));
	for (const locale of locales) {
		files[`codebook.${locale}.md`] = strToU8(codebookText(locale));
		files[`README.${locale}.md`] = strToU8(readme(head, tables, locale));
	}
	return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
}

/** Every column of every file, in both languages. */
function codebookRows(): string[][] {
	const head = [
		'file',
		'column',
		'type',
		'meaning_lt',
		'meaning_en',
		'values',
		'values_lt',
		'values_en',
		'unit_lt',
		'unit_en',
		'source_lt',
		'source_en'
	];
	const rows = exportTableNames.flatMap((name) =>
		columnsOf(name).map((one) => [
			...[exportTables[name].file, one.name, one.type, one.meaning.lt, one.meaning.en, one.values.map(({ value }) => value).join(' | ')],
			...[valuesIn(one, 'lt'), valuesIn(one, 'en'), one.unit?.lt ?? '', one.unit?.en ?? '', one.source.lt, one.source.en]
		])
	);
	return [head, ...rows];
}

const valuesIn = ({ values }: Column, locale: Locale): string =>
	values.map(({ value, means }) => (value === means[locale] ? value : `${value} = ${inLocale(means, locale)}`)).join(' | ');

function codebookText(locale: Locale): string {
	const { codebook, types } = exportWords[locale];
	const parts = exportTableNames.map((name) => {
		const { file, about } = exportTables[name];
		const rows = columnsOf(name).map((one) => [
			...[`\`${one.name}\``, one.meaning[locale], types[one.type], valuesIn(one, locale) || codebook.none],
			...[one.unit?.[locale] ?? codebook.none, one.source[locale]]
		]);
		return `## ${file}\n\n${about[locale]}.\n\n${tableText([codebook.columns, ...rows])}`;
	});
	return `# ${codebook.title}\n\n${parts.join('\n\n')}\n`;
}

function readme({ programme, edition, ...head }: ExportHead, tables: Record<ExportTable, Coarse>, locale: Locale): string {
	const words = exportWords[locale];
	const counts = exportTableNames.map((name) => {
		const { rows, coarser, left_out } = tables[name];
		return [exportTables[name].file, exportTables[name].about[locale], String(rows.length), roughly(coarser), roughly(left_out)];
	});
	const list = ({ title, lines }: { title: string; lines: string[] }) => `## ${title}\n\n${lines.map((one) => `- ${one}`).join('\n')}`;
	const lead = words.lead({ ...head, programme: inLocale(programme, locale), edition: inLocale(edition, locale) });
	return `${[`# ${words.title}`, lead, `## ${words.files}\n\n${tableText([words.counts, ...counts])}`, list(words.hidden), list(words.terms)].join('\n\n')}\n`;
}

/** A table of Markdown; a bar in a cell would end it. */
function tableText([head = [], ...rows]: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
