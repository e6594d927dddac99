import type { Day, Locale } from '#platform';
import { openLicence, openSets, type OpenCell, type OpenSet, type OpenSetName } from './sets.ts';

/** A set as CSV after RFC 4180, for programs: commas, UTF-8 without a mark, empty for nothing. What a spreadsheet would take for a formula is marked as text. */
export const openCsv = ({ columns }: OpenSet, rows: readonly (readonly OpenCell[])[]): string =>
	[columns.map(({ name }) => name), ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n';

function csvCell(cell: OpenCell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const safe = /^\s*[=+\-@\t\r|%]/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The same as JSON: one object a row. */
export const openJson = ({ columns }: OpenSet, rows: readonly (readonly OpenCell[])[]): string =>
	`${JSON.stringify(
		rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]))),
		null,
		'\t'
	)}\n`;

type Address = (path: string, locale?: Locale) => string;

/** The metadata of the CSV for machines (CSV on the Web). */
export function csvw({ name, title, about, columns }: OpenSet, address: Address): object {
	return {
		'@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
		url: address(`/open-data/${name}.csv`),
		'dc:title': [said(title.lt, 'lt'), said(title.en, 'en')],
		'dc:description': [said(about.lt, 'lt'), said(about.en, 'en')],
		'dc:license': { '@id': openLicence },
		dialect: { delimiter: ',', encoding: 'utf-8', header: true, lineTerminators: ['\r\n'] },
		tableSchema: {
			columns: columns.map((one) => ({
				name: one.name,
				titles: one.name,
				datatype: one.type,
				null: '',
				'dc:description': [said(one.about.lt, 'lt'), said(one.about.en, 'en')]
			}))
		}
	};
}

/** The catalogue of all sets after DCAT-AP, as JSON-LD. */
export function catalogue(address: Address, day: Day): object {
	return {
		'@context': {
			dcat: 'http://www.w3.org/ns/dcat#',
			dct: 'http://purl.org/dc/terms/',
			foaf: 'http://xmlns.com/foaf/0.1/',
			xsd: 'http://www.w3.org/2001/XMLSchema#'
		},
		'@id': address('/open-data/catalog.jsonld'),
		'@type': 'dcat:Catalog',
		'dct:title': [said('Kartu: atvirieji duomenys', 'lt'), said('Kartu: open data', 'en')],
		'dct:description': [
			said('Mokyklų komandų tobulinimo programų duomenys.', 'lt'),
			said('Data of improvement programmes for school teams.', 'en')
		],
		'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': 'Kartu' },
		'dct:license': { '@id': openLicence },
		'dct:modified': { '@value': day, '@type': 'xsd:date' },
		'foaf:homepage': { '@id': address('/open-data') },
		'dcat:dataset': (Object.keys(openSets) as OpenSetName[]).map((name) => dataset(openSets[name], address))
	};
}

function dataset({ name, title, about }: OpenSet, address: Address): object {
	return {
		'@id': address(`/open-data/${name}`),
		'@type': 'dcat:Dataset',
		'dct:identifier': name,
		'dct:title': [said(title.lt, 'lt'), said(title.en, 'en')],
		'dct:description': [said(about.lt, 'lt'), said(about.en, 'en')],
		'dcat:landingPage': { '@id': address(`/open-data/${name}`) },
		'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/CONT' },
		'dcat:theme': { '@id': 'http://publications.europa.eu/resource/authority/data-theme/EDUC' },
		'dcat:distribution': [
			distribution(name, 'csv', 'text/csv', address, true),
			distribution(name, 'json', 'application/json', address, false)
		]
	};
}

const distribution = (name: string, ending: 'csv' | 'json', type: string, address: Address, described: boolean): object => ({
	'@id': address(`/open-data/${name}.${ending}`),
	'@type': 'dcat:Distribution',
	'dcat:accessURL': { '@id': address(`/open-data/${name}`) },
	'dcat:downloadURL': { '@id': address(`/open-data/${name}.${ending}`) },
	'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
	'dct:license': { '@id': openLicence },
	...(described ? { 'dct:conformsTo': { '@id': address(`/open-data/${name}.csv-metadata.json`) } } : {})
});

const said = (value: string, language: Locale) => ({ '@value': value, '@language': language });
