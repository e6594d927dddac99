import { myAgreements } from '#agreements/server';
import { myCertificates } from '#credentials/server';
import { readMyself } from '#people/server';
import { done } from '#platform';
import { todosFor } from '../../todos.ts';
import { listing, reading } from '../door.ts';
import { fromPages, leafAt, leafThrough } from '../page.ts';
import { Agreement } from '../shapes/agreements.ts';
import { Certificate } from '../shapes/certificates.ts';
import { Me, Task } from '../shapes/me.ts';
import { certificateTold } from './certificates.ts';

export const me = reading({
	path: '/me',
	name: 'readMe',
	says: 'Who the token speaks for, with the roles of the day.',
	tells: Me,
	refusals: [],
	read: async ({ context }) => {
		const found = await readMyself(context);
		if (!found.ok) return found;
		const { person, roles } = found.value;
		return done({ id: person.id, name: person.name, language: person.locale, roles });
	}
});

export const myTasks = listing({
	path: '/me/tasks',
	name: 'listMyTasks',
	says: 'What waits for you, whatever your roles, in the order of need.',
	tells: Task,
	read: async ({ context, window }) => done(leafThrough(await todosFor(context), window, ({ key, path }) => `${key} ${path}`.slice(0, 200)))
});

export const ownCertificates = listing({
	path: '/me/certificates',
	name: 'listMyCertificates',
	says: 'Your certificates, the newest first.',
	tells: Certificate,
	read: async ({ context, window }) =>
		done(leafThrough((await myCertificates(context)).map(certificateTold), window, ({ number }) => number))
});

const boardSize = 50;

export const ownAgreements = listing({
	path: '/me/agreements',
	name: 'listMyAgreements',
	says: 'Agreements that you are named to sign, whichever organisation it is for, in the order of need.',
	tells: Agreement,
	read: async ({ context, window }) =>
		done(leafAt(await fromPages(boardSize, window, async (page) => (await myAgreements(context, page)).rows), window))
});
