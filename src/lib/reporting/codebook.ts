import type { Text } from '#platform';

/** A column of an export for researchers. */
export type Column = {
	name: string;
	meaning: Text;
	type: 'id' | 'category' | 'band' | 'month' | 'percent' | 'number' | 'text';
	/** What it may hold, with what each means. */
	values: readonly { value: string; means: Text }[];
	unit: Text | null;
	source: Text;
};
type TableOfExport = { file: string; about: Text; columns: readonly Column[] };

const text = (lt: string, en: string): Text => ({ lt, en });
const hiddenValue = { value: '*', means: text('paslėpta, kad atitiktų bent 5', 'hidden, so that at least 5 are alike') };
const value = (name: string, lt: string, en: string) => ({ value: name, means: text(lt, en) });
const yesNo = [value('yes', 'taip', 'yes'), value('no', 'ne', 'no')];
const column = (
	name: string,
	type: Column['type'],
	meaning: Text,
	source: Text,
	values: Column['values'] = [],
	unit: Text | null = null
): Column => ({ name, meaning, type, values, unit, source });
const register = text('mokyklų registras', 'register of schools');
const ledger = text('valandų apskaita', 'ledger of hours');
const selection = text('atrankos sprendimai', 'decisions of the selection');
const band = (unit: Text, ...bands: string[]): [Column['values'], Text] => [
	bands.map((one) => ({ value: one, means: text(one, one) })),
	unit
];
const people = text('žmonės', 'people');
const hours = text('akademinės valandos', 'academic hours');
const pseudonym = (of: Text) => text(`Šiam rinkiniui sukurtas ženklas: ${of.lt}`, `A sign made for this export alone: ${of.en}`);
const made = text('sukurta rengiant rinkinį', 'made with the export');

/** What stands in the files of an export, and nothing else: the files are written, and their description printed, from this. */
export const exportTables = {
	schools: {
		file: 'schools.csv',
		about: text('Mokyklos, kurios teikė paraišką, buvo tinkle ar mokėsi', 'Schools that applied, were in a network or were trained'),
		columns: [
			column('school', 'id', pseudonym(text('mokykla', 'the school')), made),
			column('county', 'category', text('Apskritis', 'County'), register, [hiddenValue]),
			column('type', 'category', text('Mokyklos tipo kodas registre', 'Code of the type of school in the register'), register, [
				hiddenValue
			]),
			column('size', 'band', text('Dydis pagal mokinių skaičių', 'Size by the number of pupils'), register, [
				value('small', 'iki 120 mokinių', 'up to 120 pupils'),
				value('middle', '121–400 mokinių', '121 to 400 pupils'),
				value('large', 'daugiau kaip 400 mokinių', 'more than 400 pupils'),
				value('unknown', 'nežinoma', 'not known'),
				hiddenValue
			]),
			column('outcome', 'category', text('Kuo baigėsi naujausia paraiška', 'What the latest application came to'), selection, [
				value('accepted', 'priimta', 'accepted'),
				value('reserve', 'rezerve', 'on the reserve'),
				value('rejected', 'nepriimta', 'rejected'),
				value('undecided', 'dar nenuspręsta', 'not decided yet'),
				value('withdrawn', 'atsiimta', 'withdrawn'),
				value('none', 'paraiškos nebuvo', 'there was none'),
				hiddenValue
			]),
			column(
				'network',
				'category',
				text('Ar buvo šios laidos tinkle', 'Whether it was in a network of the edition'),
				text('tinklai', 'networks'),
				[...yesNo, hiddenValue]
			),
			column(
				'practice',
				'category',
				text('Ar paskelbė gerosios patirties pavyzdį', 'Whether it published an example of good practice'),
				text('gerosios patirties pavyzdžiai', 'examples of good practice'),
				[...yesNo, hiddenValue]
			),
			column(
				'participants',
				'band',
				text('Kiek jos žmonių turi bent valandą', 'How many of its people have at least an hour'),
				ledger,
				...band(people, '0', '1-4', '5-9', '10-19', '20+')
			)
		]
	},
	participants: {
		file: 'participants.csv',
		about: text('Žmonės, turintys bent valandą', 'People with at least an hour'),
		columns: [
			column('participant', 'id', pseudonym(text('žmogus', 'the person')), made),
			column(
				'school',
				'id',
				text(
					'Mokyklos ženklas iš schools.csv; tuščias, kai mokykla paslėpta',
					'The sign of the school in schools.csv; empty where the school is hidden'
				),
				made
			),
			column('post', 'category', text('Pareigų grupė', 'Group of posts'), text('dalyvių sąrašas', 'list of participants'), [
				value('head', 'vadovas', 'head'),
				value('deputy', 'pavaduotojas', 'deputy head'),
				value('teacher', 'mokytojas', 'teacher'),
				value('specialist', 'švietimo pagalbos specialistas', 'specialist of educational support'),
				value('other', 'kita', 'other'),
				hiddenValue
			]),
			column(
				'hours',
				'band',
				text('Kiek valandų lankė', 'How many hours they attended'),
				ledger,
				...band(hours, '1-7', '8-15', '16-23', '24-39', '40+')
			),
			column(
				'certificate',
				'category',
				text('Ar turi galiojantį pažymėjimą', 'Whether they hold a certificate that is good'),
				text('pažymėjimai', 'certificates'),
				yesNo
			)
		]
	},
	trainings: {
		file: 'trainings.csv',
		about: text('Įvykę mokymai; su mokyklomis ir žmonėmis nesiejami', 'Trainings held; they are not joined to schools or people'),
		columns: [
			column('kind', 'category', text('Rūšis', 'Kind'), ledger, [
				value('training', 'mokymai mokykloje', 'training in a school'),
				value('team_training', 'tinklo mokymai', 'training of a network'),
				value('meeting', 'tinklo susitikimas', 'meeting of a network'),
				hiddenValue
			]),
			column('county', 'category', text('Apskritis', 'County'), register, [hiddenValue]),
			column('topic', 'category', text('Temos kodas', 'Code of the topic'), text('mokymai', 'trainings'), [hiddenValue]),
			column('month', 'month', text('Pirmosios dienos mėnuo arba metai', 'Month or year of the first day'), ledger, [hiddenValue]),
			column(
				'participants',
				'band',
				text('Kiek dalyvavo', 'How many took part'),
				ledger,
				...band(people, '0', '1-4', '5-9', '10-19', '20+')
			),
			column(
				'hours',
				'band',
				text('Kiek valandų dėstyta', 'How many hours were taught'),
				ledger,
				...band(hours, '0', '1-7', '8-15', '16-23', '24-39', '40+')
			)
		]
	},
	surveys: {
		file: 'surveys.csv',
		about: text(
			'Anoniminių apklausų suvestinės – tos pačios, kurios skelbiamos viešai. Pavienių anketų nėra',
			'Sums of anonymous surveys, the same that are public. There are no single sheets'
		),
		columns: [
			column('survey', 'category', text('Apklausos rūšis', 'Kind of survey'), text('apklausos', 'surveys'), [
				value('evaluation', 'mokymų vertinimas', 'evaluation of the training'),
				value('practice', 'taikymas praktikoje po trijų mėnesių', 'application in practice after three months')
			]),
			column('question', 'text', text('Klausimas lietuviškai', 'The question in Lithuanian'), text('apklausos', 'surveys')),
			column('answer', 'text', text('Atsakymas arba balas', 'The answer or mark'), text('apklausos', 'surveys')),
			column(
				'percent',
				'percent',
				text('Atsakymo dalis, apvalinta iki 10', 'Share of the answer, rounded to 10'),
				text('apklausos', 'surveys'),
				[],
				text('procentai', 'percent')
			),
			column(
				'at_least',
				'number',
				text('Kiek žmonių atsakė bent', 'How many people answered at least'),
				text('apklausos', 'surveys'),
				[],
				people
			)
		]
	}
} as const satisfies Record<string, TableOfExport>;
export type ExportTable = keyof typeof exportTables;
export const exportTableNames = Object.keys(exportTables) as ExportTable[];

/** The columns of a table, whichever it is. */
export const columnsOf = (table: ExportTable): readonly Column[] => exportTables[table].columns;
