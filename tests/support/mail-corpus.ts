/** A letter as a mail program writes it when somebody answers ours, and what its writer meant to say. */
export type Sample = { program: string; mail: string; said: string };

const ours = [
	'--- Atsakymą rašykite virš šios eilutės ---',
	'',
	'Laba diena,',
	'',
	'Rasa Petraitė klausia: „Kaip stebite pamokas?“',
	'',
	'Kartu'
];
const without = ours.slice(2);
const quoted = (lines: readonly string[] = ours): string => lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
const kartu = 'Kartu <kartu@kartu.example>';
const said = 'Stebime poromis, kas antrą savaitę.\n\nProtokolą pridėsiu rytoj.';

/** Letters of teachers, in Lithuanian and a few other languages, of the programs that they use. */
export const corpus: Sample[] = [
	{ program: 'nothing quoted', mail: said, said },
	{
		program: 'Windows line ends and hard spaces',
		mail: 'Stebime\u00a0poromis,\r\nkas antrą savaitę.\r\n\r\n',
		said: 'Stebime poromis,\nkas antrą savaitę.'
	},
	{ program: 'Gmail, Lithuanian', mail: `${said}\n\n2026-11-27, pn 10:00 ${kartu} rašė:\n\n${quoted()}`, said },
	{
		program: 'Gmail, Lithuanian, broken lines',
		mail: `${said}\n\n2026-11-27, pn 10:00 Kartu <\nkartu@kartu.example> rašė:\n\n${quoted()}`,
		said
	},
	{ program: 'Gmail, newer Lithuanian', mail: `${said}\n\npn, 2026-11-27 10:00, ${kartu} parašė:\n${quoted(without)}`, said },
	{ program: 'Gmail, English', mail: `${said}\n\nOn Fri, 27 Nov 2026 at 10:00, ${kartu} wrote:\n\n${quoted(without)}`, said },
	{
		program: 'Gmail, English, broken lines',
		mail: `${said}\n\nOn Fri, 27 Nov 2026 at 10:00, Kartu\n<kartu@kartu.example> wrote:\n${quoted(without)}`,
		said
	},
	{
		program: 'Gmail, Russian',
		mail: `Да, по парам.\n\nпт, 27 нояб. 2026 г. в 10:00, ${kartu}:\n\n${quoted(without)}`,
		said: 'Да, по парам.'
	},
	{
		program: 'Gmail, Polish',
		mail: `Tak, w parach.\n\npt., 27 lis 2026 o 10:00 ${kartu} napisał(a):\n${quoted(without)}`,
		said: 'Tak, w parach.'
	},
	{ program: 'Apple Mail, English', mail: `${said}\n\n> On 27 Nov 2026, at 10:00, ${kartu} wrote:\n> \n${quoted(without)}`, said },
	{ program: 'Apple Mail, Lithuanian', mail: `${said}\n\n2026-11-27 10:00, ${kartu} parašė:\n\n${quoted(without)}`, said },
	{ program: 'Apple Mail, Russian', mail: `Да.\n\n27 нояб. 2026 г., в 10:00, ${kartu} написал(а):\n\n${quoted(without)}`, said: 'Да.' },
	{
		program: 'iPhone, Lithuanian',
		mail: `${said}\n\nIšsiųsta iš mano „iPhone“\n\n> 2026-11-27, 10:00, ${kartu} rašė:\n> \n${quoted(without)}`,
		said
	},
	{
		program: 'iPhone, English',
		mail: `${said}\n\nSent from my iPhone\n\n> On 27 Nov 2026, at 10:00, Kartu <kartu@kartu.example> wrote:\n${quoted(without)}`,
		said
	},
	{
		program: 'iPhone, Russian',
		mail: `Хорошо.\n\nОтправлено с iPhone\n\n> 27 нояб. 2026 г., в 10:00, ${kartu} написал(а):\n${quoted(without)}`,
		said: 'Хорошо.'
	},
	{
		program: 'Outlook, Lithuanian',
		mail: `${said}\n\n________________________________\nNuo: ${kartu}\nIšsiųsta: 2026 m. lapkričio 27 d., penktadienis 10:00\nKam: Ona Onaitė <ona@mokykla.example>\nTema: Rasa klausia\n\n${without.join('\n')}`,
		said
	},
	{
		program: 'Outlook without a rule, Lithuanian',
		mail: `${said}\n\nNuo: ${kartu}\nIšsiųsta: 2026 m. lapkričio 27 d. 10:00\nKam: ona@mokykla.example\nTema: Rasa klausia\n\n${without.join('\n')}`,
		said
	},
	{
		program: 'Outlook, English, bold names',
		mail: `${said}\n\n*From:* ${kartu}\n*Sent:* Friday, 27 November 2026 10:00\n*To:* ona@mokykla.example\n*Subject:* Rasa asks\n\n${without.join('\n')}`,
		said
	},
	{
		program: 'Outlook, Russian',
		mail: `Согласна.\n\nОт: ${kartu}\nОтправлено: 27 ноября 2026 г. 10:00\nКому: ona@mokykla.example\nТема: Вопрос\n\n${without.join('\n')}`,
		said: 'Согласна.'
	},
	{
		program: 'Outlook on a phone',
		mail: `${said}\n\nGet Outlook for Android<https://aka.ms/x>\n________________________________\nFrom: ${kartu}\nSent: Friday, November 27, 2026 10:00:00 AM\nTo: ona@mokykla.example\nSubject: Rasa\n\n${without.join('\n')}`,
		said
	},
	{
		program: 'Outlook on a phone, Lithuanian',
		mail: `${said}\n\nGaukite „Outlook“, skirtą „iOS“\n________________________________\nNuo: ${kartu}\nIšsiųsta: penktadienis\nKam: Ona\n\n${without.join('\n')}`,
		said
	},
	{ program: 'old Outlook', mail: `${said}\n\n-----Original Message-----\nFrom: ${kartu}\n\n${without.join('\n')}`, said },
	{ program: 'old Outlook, Lithuanian', mail: `${said}\n\n-----Pradinis laiškas-----\nNuo: Kartu\n\n${without.join('\n')}`, said },
	{ program: 'Thunderbird, Lithuanian', mail: `${said}\n\n2026-11-27 10:00, Kartu rašė:\n${quoted(without)}\n`, said },
	{
		program: 'Thunderbird, German',
		mail: `Ja, zu zweit.\n\nAm 27.11.26 um 10:00 schrieb Kartu:\n${quoted(without)}`,
		said: 'Ja, zu zweit.'
	},
	{
		program: 'Thunderbird, answered between the lines',
		mail: `2026-11-27 10:00, Kartu rašė:\n> Kaip stebite pamokas?\n\nPoromis.\n\n> Ar rašote protokolą?\n\nTaip, trumpą.`,
		said: 'Poromis.\n\nTaip, trumpą.'
	},
	{ program: 'answered below what is quoted', mail: `On 2026-11-27 10:00, Kartu wrote:\n${quoted(without)}\n\n${said}`, said },
	{
		program: 'Yahoo',
		mail: `${said}\n\nSent from Yahoo Mail on Android\n\n  On Fri, Nov 27, 2026 at 10:00 AM, Kartu<kartu@kartu.example> wrote:   ${'\n'}${without.join('\n')}`,
		said
	},
	{ program: 'our own line alone, nothing marked as quoted', mail: `${said}\n\n${ours.join('\n')}`, said },
	{ program: 'our own line in English', mail: 'Yes.\n\n- Write your answer above this line -\n\nHello,\n\nKartu', said: 'Yes.' },
	{ program: 'a signature below two dashes', mail: `${said}\n-- \nOna Onaitė\nDirektoriaus pavaduotoja ugdymui\n+370 600 00000`, said },
	{ program: 'a Lithuanian closing', mail: `${said}\n\nPagarbiai\nOna Onaitė\nmatematikos mokytoja\nTel. 8 600 00000`, said },
	{ program: 'a Lithuanian closing on one line', mail: `${said}\n\nPagarbiai, Ona Onaitė`, said },
	{ program: 'a closing with respect', mail: `${said}\n\nSu pagarba,\nOna`, said },
	{
		program: 'an English closing above a quotation',
		mail: `We do.\n\nBest regards,\nOna\n\nOn Fri, 27 Nov 2026 at 10:00, ${kartu} wrote:\n${quoted(without)}`,
		said: 'We do.'
	},
	{ program: 'a Russian closing', mail: `Да.\n\nС уважением,\nОна Онайте`, said: 'Да.' },
	{
		program: 'a closing and a warning of secrecy',
		mail: `${said}\n\nPagarbiai\nOna Onaitė\n\nŠis el. laiškas ir visi jo priedai yra konfidencialūs ir skirti tik adresatui. Jei laišką gavote per klaidą, praneškite siuntėjui ir ištrinkite.`,
		said
	},
	{
		program: 'an afterthought below the closing stays',
		mail: `${said}\n\nPagarbiai\nOna\n\nP. S. Atsivešiu ir kolegę.`,
		said: `${said}\n\nPagarbiai\nOna\n\nP. S. Atsivešiu ir kolegę.`
	},
	{ program: 'thanks are no signature', mail: 'Ačiū, labai padėjo!', said: 'Ačiū, labai padėjo!' },
	{
		program: 'a list with dashes stays',
		mail: 'Siūlau:\n- stebėti poromis\n- aptarti tą pačią dieną',
		said: 'Siūlau:\n- stebėti poromis\n- aptarti tą pačią dieną'
	},
	{
		program: 'a line that looks like a sender stays',
		mail: 'Nuo: rugsėjo stebime kas savaitę.\nTaip ir toliau.',
		said: 'Nuo: rugsėjo stebime kas savaitę.\nTaip ir toliau.'
	},
	{
		program: 'a sentence that ends as a quotation begins stays',
		mail: 'On Monday the head wrote:\nwe try it in grade 5.',
		said: 'On Monday the head wrote:\nwe try it in grade 5.'
	},
	{ program: 'nothing but what is quoted', mail: `\n\n2026-11-27, pn 10:00 ${kartu} rašė:\n${quoted()}`, said: '' },
	{ program: 'nothing but a signature', mail: '\nPagarbiai\nOna', said: '' }
];
