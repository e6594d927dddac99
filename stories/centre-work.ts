import type { Day } from '#platform';
import type { Begun, Telling } from './applicant.ts';
import type { Country, StorySchool } from './country.ts';
import type { Teller } from './teller.ts';

/** The municipality endorses an application of its school. */
export async function endorse(_teller: Teller, _country: Country, _school: StorySchool, _application: string, _on: Day): Promise<void> {}

/** What the centre did with the applications that were sent. */
export async function tellCentreWork(_telling: Telling, _sent: readonly Begun[]): Promise<void> {}
