import './trusted'
import { mount } from 'svelte'
import App from './App.svelte'
import { look } from './theme.svelte'
import './styles/tokens.css'
import './styles/base.css'

look.start()
const target = document.getElementById('app')
if (target) mount(App, { target })
