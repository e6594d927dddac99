import type { Template } from '#platform/server';

type About = { network: string; programme: string; address: string };

/** To everybody whom a network concerns: it is complete and begins its work. */
export const networkActive: Template<About & { schools: string[]; coordinators: string[]; experts: string[] }> = {
	lt: ({ network, programme, schools, coordinators, experts, address }) => ({
		subject: `Tinklas „${network}“ sudarytas ir pradeda darbą`,
		paragraphs: [
			`Programa: ${programme}`,
			`Mokyklos: ${schools.join('; ')}`,
			[
				...(coordinators.length > 0 ? [`Koordinatoriai: ${coordinators.join(', ')}`] : []),
				...(experts.length > 0 ? [`Ekspertai: ${experts.join(', ')}`] : [])
			].join('\n'),
			'Tinklo puslapyje rasite, kas jam priklauso, ko susitarta ir kada susitinkate.',
			{ act: 'Atverti tinklą', address }
		].filter((part) => part !== '')
	}),
	en: ({ network, programme, schools, coordinators, experts, address }) => ({
		subject: `The network “${network}” is complete and begins its work`,
		paragraphs: [
			`Programme: ${programme}`,
			`Schools: ${schools.join('; ')}`,
			[
				...(coordinators.length > 0 ? [`Coordinators: ${coordinators.join(', ')}`] : []),
				...(experts.length > 0 ? [`Experts: ${experts.join(', ')}`] : [])
			].join('\n'),
			'On the page of the network you find who belongs to it, what is agreed and when you meet.',
			{ act: 'Open the network', address }
		].filter((part) => part !== '')
	})
};

/** To everybody whom a network concerns: a school has come. */
export const schoolJoined: Template<About & { school: string; from: string }> = {
	lt: ({ network, programme, school, from, address }) => ({
		subject: `Prie tinklo „${network}“ prisijungė nauja mokykla: ${school}`,
		paragraphs: [`Programa: ${programme}`, `${school} yra šio tinklo mokykla nuo ${from}`, { act: 'Atverti tinklą', address }]
	}),
	en: ({ network, programme, school, from, address }) => ({
		subject: `A school has joined the network “${network}”: ${school}`,
		paragraphs: [`Programme: ${programme}`, `${school} belongs to this network from ${from}.`, { act: 'Open the network', address }]
	})
};

/** To everybody whom a network concerns: a school leaves. */
export const schoolLeft: Template<About & { school: string; until: string; why: string }> = {
	lt: ({ network, programme, school, until, why, address }) => ({
		subject: `Iš tinklo „${network}“ išeina mokykla: ${school}`,
		paragraphs: [
			`Programa: ${programme}`,
			`Mokykla: ${school}\nPaskutinė diena tinkle: ${until}`,
			`Kodėl: ${why}`,
			{ act: 'Atverti tinklą', address }
		]
	}),
	en: ({ network, programme, school, until, why, address }) => ({
		subject: `A school leaves the network “${network}”: ${school}`,
		paragraphs: [
			`Programme: ${programme}`,
			`School: ${school}\nLast day in the network: ${until}`,
			`Why: ${why}`,
			{ act: 'Open the network', address }
		]
	})
};

/** To everybody whom a network concerns: it has ended its work. */
export const networkClosed: Template<About & { why: string; on: string }> = {
	lt: ({ network, programme, why, on, address }) => ({
		subject: `Tinklas „${network}“ baigė veiklą`,
		paragraphs: [
			`Programa: ${programme}\nPaskutinė diena: ${on}`,
			`Kodėl: ${why}`,
			'Tinklo puslapį galite skaityti ir toliau.',
			{ act: 'Atverti tinklą', address }
		]
	}),
	en: ({ network, programme, why, on, address }) => ({
		subject: `The network “${network}” has ended its work`,
		paragraphs: [
			`Programme: ${programme}\nLast day: ${on}`,
			`Why: ${why}`,
			'You can still read the page of the network.',
			{ act: 'Open the network', address }
		]
	})
};

type Invited = { network: string; programme: string; founder: string; school: string; topic: string; until: string; link: string };

/** To a school that is asked to join a network founded by another school: answered from the letter. */
export const schoolInvited: Template<Invited> = {
	lt: ({ network, programme, founder, school, topic, until, link }) => ({
		subject: `Kvietimas į mokyklų tinklą „${network}“: atsakykite iki ${until}`,
		paragraphs: [
			`Mokykla: ${school}`,
			`Tinklą „${network}“ savo iniciatyva kuria kita mokykla (${founder}) ir kviečia Jūsų mokyklą prisijungti.`,
			...(topic ? [`Ką spręsime: ${topic}`] : []),
			`Programa, iš kurios tinklas išaugo: ${programme}`,
			`Sutikite arba atsisakykite iki ${until} Prisijungti nereikia.`,
			{ act: 'Atsakyti', address: link }
		]
	}),
	en: ({ network, programme, founder, school, topic, until, link }) => ({
		subject: `Invitation to the network of schools “${network}”: answer by ${until}`,
		paragraphs: [
			`School: ${school}`,
			`The network “${network}” is founded by another school (${founder}), which asks yours to join.`,
			...(topic ? [`What it is about: ${topic}`] : []),
			`The programme from which it has grown: ${programme}`,
			`Accept or decline by ${until}. You need not sign in.`,
			{ act: 'Answer', address: link }
		]
	})
};

/** To those who speak for the founding school: another school has answered. */
export const invitationAnswered: Template<About & { school: string; answer: 'accepted' | 'declined' | 'lapsed' }> = {
	lt: ({ network, school, answer, address }) => ({
		subject: {
			accepted: `Kvietimą į tinklą „${network}“ priėmė mokykla: ${school}`,
			declined: `Kvietimo į tinklą „${network}“ atsisakė mokykla: ${school}`,
			lapsed: `Į kvietimą į tinklą „${network}“ neatsakė mokykla: ${school}`
		}[answer],
		paragraphs: ['Tinklo puslapyje matyti, kas jau prisijungė.', { act: 'Atverti tinklą', address }]
	}),
	en: ({ network, school, answer, address }) => ({
		subject: {
			accepted: `A school has accepted the invitation to “${network}”: ${school}`,
			declined: `A school has declined the invitation to “${network}”: ${school}`,
			lapsed: `A school has not answered the invitation to “${network}”: ${school}`
		}[answer],
		paragraphs: ['The page of the network shows who has joined.', { act: 'Open the network', address }]
	})
};
