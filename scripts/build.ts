import { buildIfStale } from './steps/build';

export default () => buildIfStale(console.log);
