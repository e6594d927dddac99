export { deliveryDaysOf } from './days-of-person.ts';
