// Starts the light peer in Svelte 5 (App.svelte).
import { mount } from 'svelte'; import App from './App.svelte'; mount(App, { target: document.getElementById('app')! });
