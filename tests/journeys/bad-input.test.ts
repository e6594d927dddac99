import { Blob } from 'node:buffer';
import { encode } from 'iconv-lite';
import { afterEach, describe, expect, test } from 'vitest';
import { codeOf } from '../support/register-file.ts';
import { cookieOf, get, post } from '../support/sign-in.ts';
import { newSchool, storyServer } from '../support/story.ts';
import { smallCall } from './small-call.ts';

const { story, server } = await storyServer();
const own = await newSchool(story, 'Vėtrungių pagrindinė mokykla');
const other = await newSchool(story, 'Svetimoji pagrindinė mokykla');
const [head, coordinator, officer, stranger] = await Promise.all(
	[own.head.id, own.coordinator.id, story.personas['centre_officer']?.id ?? '', other.head.id].map((id) => cookieOf(story, server, id))
);
const path = await start(own.id, coordinator ?? '');
const strange = await start(other.id, stranger ?? '');
const applicationOf = (address: string): string => address.split('/')[4] ?? '';
const megabyte = 'ą'.repeat(500_000);
const marks = '👩🏽‍🏫 \u202Eאבג\u202C \u200Fשלום';

/** Every page that has answered: none may be a failure of ours, and none may tell how the house is built. */
const pages: { status: number; body: string }[] = [];

afterEach(() => {
	for (const { status, body } of pages.splice(0)) {
		expect(status).toBeLessThan(500);
		expect(body).not.toMatch(/\bat \S+ \(|node_modules|\.svelte:\d|violates|SQLSTATE|[a-z]Error:/);
	}
});

describe('what somebody types', () => {
	test.each([
		['nothing', ''],
		['a megabyte', megabyte],
		['only spaces and invisible marks', ' \u200b\u00a0\u2060 ']
	])('%s as a name is told at the field, and the rest is kept', async (_, name) => {
		const { status, body } = await send(`${path}/members/new`, {
			name,
			post: 'Išskirtinės pareigos',
			roles: ['teacher'],
			email: '',
			subject: '',
			category: '',
			category_reason: ''
		});
		expect(status).toBe(422);
		expect(body).toContain('Išskirtinės pareigos');
		expect(body).toMatch(/class="error-summary"[^]*href="#name"/);
		expect(await members()).toBe(0);
	});

	test('pictures and right-to-left marks in a name neither break the page nor turn its text around', async () => {
		const { status } = await send(`${path}/members/new`, {
			name: `Ona ${marks} Petrė`,
			post: 'Mokytoja',
			roles: ['teacher'],
			email: '',
			subject: '',
			category: 'teacher',
			category_reason: ''
		});
		expect([303, 422]).toContain(status);
		const { body } = await open(`${path}/sections/team`);
		expect(body).not.toContain('\u202e');
		await story.query('delete from applications.team_member where application_id = $1', [applicationOf(path)]);
	});

	test.each([
		['30 February', ['2026', '2', '30']],
		['a month that is none', ['2026', '13', '1']],
		['words', ['šiemet', 'vasarį', 'vakar']]
	])('a date like %s is told at the field, and stays as typed', async (_, [year, month, day]) => {
		const typed = { evaluated_on_year: year ?? '', evaluated_on_month: month ?? '', evaluated_on_day: day ?? '' };
		const { status, body } = await sendForm(`${path}/evidence/new`, { ...conclusion, ...typed });
		expect(status).toBe(422);
		for (const part of Object.values(typed)) expect(body).toContain(`value="${part}"`);
		expect(body).toContain('Mokiniai klausia retai.');
		expect(body).toMatch(/href="#evaluated_on/);
	});

	test('the same person twice is in the team once', async () => {
		const person = own.staff[3]?.id ?? '';
		await send(`${path}/sections/team?/add`, { person: [person, person] });
		await send(`${path}/sections/team?/add`, { person });
		expect(await members()).toBe(1);
	});

	test('somebody of another school, or of none, cannot be ticked into the team', async () => {
		const { status } = await send(`${path}/sections/team?/add`, { person: other.staff[3]?.id ?? '' });
		expect([404, 409, 422]).toContain(status);
		const unknown = await send(`${path}/sections/team?/add`, { person: 'ne-id' });
		expect([404, 409, 422]).toContain(unknown.status);
		expect(await members()).toBe(1);
	});

	test('an answer that is not of the form, or no answer at all, is refused in words', async () => {
		for (const body of [
			'',
			'{',
			'[]',
			'{"field":"change_in_lessons"}',
			`{"field":"${'x'.repeat(100)}","date":false,"values":["a"],"other":"","seen":"0"}`
		]) {
			const answer = await fetch(`${server.url}${path}/answers`, {
				method: 'POST',
				body,
				headers: { 'content-type': 'application/json', cookie: head ?? '', origin: server.url }
			});
			pages.push({ status: answer.status, body: await answer.text() });
			expect([403, 404, 422]).toContain(answer.status);
		}
	});

	test('a search for nonsense finds nothing and says so', async () => {
		for (const q of [marks, megabyte.slice(0, 1000), `'; drop table x; --`, '%00', '\\', '(((('])
			expect((await open(`/schools?q=${encodeURIComponent(q)}`)).status).toBe(200);
		for (const query of ['?page=-1', '?page=9999999999', '?page=x', '?municipality=1&county=zz'])
			expect((await open(`/schools${query}`)).status).toBe(200);
	});
});

describe('addresses', () => {
	test('a forged id of another school tells nothing of it', async () => {
		await story.query(
			`insert into applications.answer (application_id, field, value, revision, changed_by, changed_at) values ($1, 'climate', '"Svetima paslaptis"', 1, $2, now()) on conflict (application_id, field) do update set value = excluded.value`,
			[applicationOf(strange), other.head.id]
		);
		const swapped = `/school/${own.id}/applications/${applicationOf(strange)}`;
		for (const address of [
			strange,
			swapped,
			`${swapped}/submission`,
			`${strange}/answers`,
			`${strange}/application.pdf`,
			`/school/${own.id}/applications/%00`,
			`/school/x/applications/y`
		]) {
			const { status, body } = await open(address);
			expect([400, 404]).toContain(status);
			expect(body).not.toContain('Svetima paslaptis');
			expect(body).not.toContain(other.name);
		}
		const { status } = await send(`${swapped}/withdrawal`, { reason: 'Ne mūsų.' });
		expect(status).toBe(404);
	});
});

describe('files', () => {
	test('a file that lies about its kind is refused at the field, and what was typed is kept', async () => {
		const { status, body } = await sendForm(`${path}/evidence/new`, conclusion, {
			name: 'isvados.pdf',
			type: 'application/pdf',
			content: '<html><script>alert(1)</script></html>'
		});
		expect(status).toBe(422);
		expect(body).toMatch(/href="#attachment"/);
		expect(body).toContain('Mokiniai klausia retai.');
		expect(await story.query('select id from applications.evidence where application_id = $1', [applicationOf(path)])).toEqual([]);
	});

	test('a register in Windows-1257 is read with the letters that were meant; each wrong row says why, and nothing of it is done', async () => {
		const headers = 'Kodas;Pavadinimas;Tipas;Savininkas;Savivaldybė;El. paštas';
		const rows = [
			`${codeOf(4)};Žąsų pagrindinė mokykla;Pagrindinė mokykla;20;Vilniaus miesto savivaldybė;zasys@mokykla.example`,
			'kodas;Šąlančioji mokykla;Pradinė mokykla;20;Vilniaus miesto savivaldybė;',
			`${codeOf(1)};Ąžuolyno mokykla;Pradinė mokykla;20;Rygos miesto savivaldybė;azuolas@`,
			`${codeOf(2)};Ūlos gimnazija;Gimnazija;20;Varėnos rajono savivaldybė;ula@mokykla.example`,
			`${codeOf(3)};per mažai langelių`
		];
		const file = { name: 'registras.csv', type: 'text/csv', content: encode([headers, ...rows].join('\r\n'), 'win1257') };
		const day = { as_of_year: '2026', as_of_month: '11', as_of_day: '20' };
		const answer = await sendForm('/admin/schools/import', day, file, officer);
		expect(answer.status).toBe(303);
		const mapping = await open(answer.to, officer);
		expect(mapping.status).toBe(200);
		expect(mapping.body).toContain('Žąsų pagrindinė mokykla');

		const before = await schools();
		const columns = { legal_code: '0', name: '1', type: '2', owner_kind: '3', municipality: '4', email: '5' };
		const { to } = await send(answer.to, columns, officer);
		const wrong = (await open(`${to}?outcome=wrong`, officer)).body;
		expect(linesIn(wrong)).toEqual(['3', '4', '6']);
		for (const sentence of [
			'Kodas turi būti iš 9 skaitmenų, o įrašyta „kodas“',
			'Savivaldybės „Rygos miesto savivaldybė“ neradome',
			'Patikrinkite el. pašto adresą „azuolas@“',
			'Langelių eilutėje – 2, o stulpelių – 6'
		])
			expect(wrong).toContain(sentence);
		expect(linesIn((await open(`${to}?outcome=new`, officer)).body)).toEqual(['2', '5']);
		expect(await schools()).toEqual(before);
		expect((await send(`${to}?/apply`, {}, officer)).status).toBe(303);
		expect((await schools()).filter((name) => !before.includes(name)).sort()).toEqual(['Ūlos gimnazija', 'Žąsų pagrindinė mokykla']);
	});

	test('a file that is no table is refused in words', async () => {
		const answer = await sendForm(
			'/admin/schools/import',
			{ as_of_year: '2026', as_of_month: '11', as_of_day: '20' },
			{ name: 'registras.xlsx', type: 'text/csv', content: '%PDF-1.4 ne lentelė' },
			officer
		);
		expect(answer.status).toBe(422);
		expect(answer.body).toMatch(/href="#file"/);
	});
});

describe('time', () => {
	test('five who send at once send once', async () => {
		const { slug } = await smallCall(story);
		const address = await written(slug);
		const answers = await Promise.all(Array.from({ length: 5 }, () => send(`${address}/submission?/send`, {})));
		expect(answers.map(({ status, to }) => [status, new URL(to, server.url).pathname])).toEqual(
			Array.from({ length: 5 }, () => [303, `${address}/receipt`])
		);
		expect(await sendings(address)).toBe(1);
	});

	test('a second after the deadline nothing can be sent; the page says what can be done, and all that was written stays', async () => {
		const { slug } = await smallCall(story);
		const address = await written(slug);
		await close(slug);
		const { status, body } = await send(`${address}/submission?/send`, {});
		expect(status).toBe(409);
		expect(body).toContain('audrone.rimkute@centras.example');
		expect(await sendings(address)).toBe(0);
		expect((await open(`${address}/sections/contact`)).body).toContain('Direktorė Išskirtinė');
	});
});

/** An application to a small call, ready to be sent. */
async function written(slug: string): Promise<string> {
	const address = await start(own.id, head ?? '', slug);
	const { body } = await open(`${address}/sections/contact`);
	const marks = [...body.matchAll(/name="(\w+_seen)" value="([^"]*)"/g)].map(([, name, mark]) => [name, mark]);
	const typed = {
		contact_name: own.head.name,
		contact_email: own.head.email,
		contact_post: 'Direktorė Išskirtinė',
		contact_phone: '+370 612 34567'
	};
	expect((await send(`${address}/sections/contact?/save`, { ...Object.fromEntries(marks), ...typed })).status).toBe(303);
	return address;
}

/** Time passes: the deadline was a second ago. Nobody may write that into the database but its owner, past the guards. */
const close = (slug: string) =>
	story.query(
		`begin; alter table programmes.call disable trigger user; update programmes.call set closes_at = now() - interval '1 second' where slug = '${slug}'; alter table programmes.call enable trigger user; commit`
	);

async function sendings(address: string): Promise<number> {
	const rows = await story.query('select id from applications.submission where application_id = $1', [applicationOf(address)]);
	return rows.length;
}

const conclusion = {
	indicator: 'self_evaluation_2016 2.1.3',
	level: '2,4',
	conclusion: 'Mokiniai klausia retai.',
	evaluated_on_year: '',
	evaluated_on_month: '',
	evaluated_on_day: ''
};

type Answered = { status: number; body: string; to: string };

async function answered(answer: Response): Promise<Answered> {
	const page = { status: answer.status, body: await answer.text(), to: answer.headers.get('location') ?? '' };
	pages.push(page);
	return page;
}

const open = async (address: string, cookie = head): Promise<Answered> => answered(await get(server.url, address, cookie));
const send = async (address: string, fields: Record<string, string | string[]>, cookie = head): Promise<Answered> =>
	answered(await post(server.url, address, fields, cookie));

async function sendForm(
	address: string,
	fields: Record<string, string>,
	file?: { name: string; type: string; content: string | Buffer },
	cookie = head
): Promise<Answered> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	if (file)
		form.append(address.includes('import') ? 'file' : 'attachment', new Blob([file.content], { type: file.type }) as never, file.name);
	return answered(await post(server.url, address, form, cookie));
}

async function start(school: string, cookie: string, slug = story.call.slug): Promise<string> {
	const answer = await post(server.url, `/school/${school}/applications/new?call=${slug}`, { code: '' }, cookie);
	return new URL(answer.headers.get('location') ?? '', server.url).pathname;
}

async function members(): Promise<number> {
	const rows = await story.query('select id from applications.team_member where application_id = $1', [applicationOf(path)]);
	return rows.length;
}

async function schools(): Promise<string[]> {
	const rows = await story.query<{ name: string }>('select name from schools.school_version order by name, id');
	return rows.map(({ name }) => name);
}

/** The numbers of the lines that a preview shows. */
const linesIn = (page: string): string[] =>
	[...page.matchAll(/data-label="Eilutė"><div>(?:<!--[^>]*-->)*(\d+)/g)].map(([, line]) => line ?? '');
