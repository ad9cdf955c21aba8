// Where a real site would send the form to its server, this one only says thanks.

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  location.assign('/thanks.html');
});
